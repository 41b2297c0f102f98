"""Where nothing new is to be found among a frame's variables: no instruction has stored one since the event of the
line.
"""

_STORES = ("STORE_", "DELETE_")
# What brings a loop's value into its variables.
_TARGETS = ("STORE_FAST", "UNPACK_", "EXTENDED_ARG")


def offsets(instructions, lines):
    """The offsets of such instructions, of those that resume a generator for a loop and those that yield.

    `lines`: the line of each instruction.
    """
    found = set()
    for index, instruction in enumerate(instructions):
        name = instruction.opname
        if name == "FOR_ITER" and _is_loop(instructions, lines, index):
            found.add(instruction.offset)
        elif name == "YIELD_VALUE" and _is_behind_nothing(instructions, lines, index):
            found.add(instruction.offset)
    return found


def storeless(instructions, lines):
    """The lines that store nothing: whatever was known at the event of such a line is known still at that of the
    next.
    """
    stored = {line for instruction, line in zip(instructions, lines) if instruction.opname.startswith(_STORES)}
    return frozenset(lines) - stored


def _is_loop(instructions, lines, index):
    """Its line stores nothing but its own variables, and its body stands on other lines: each turn comes by the line's
    event.
    """
    line = lines[index]
    body = index + 1
    while body < len(instructions) and lines[body] == line and instructions[body].opname.startswith(_TARGETS):
        body += 1
    if body == len(instructions) or lines[body] == line:
        return False
    return not any(not index < other < body for other in _stores(instructions, lines, line))


def _is_behind_nothing(instructions, lines, index):
    """Its line stores nothing before it, and what it stores behind it is not come back from."""
    line = lines[index]
    stores = _stores(instructions, lines, line)
    comes_back = any(
        at == line and instruction.opname.startswith("JUMP_BACKWARD") for instruction, at in zip(instructions, lines)
    )
    return not stores or min(stores) > index and not comes_back


def _stores(instructions, lines, line):
    return [at for at, other in enumerate(lines) if other == line and instructions[at].opname.startswith(_STORES)]
