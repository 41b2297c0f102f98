"""The instructions of a code object that do something, and where a jump to one leads."""

import dis

_PREFIX = "EXTENDED_ARG"


def those_that_act(every):
    """Of what `dis` lists: the instructions without caches and prefixes, and the index of each by its offset. A jump to
    an instruction with prefixes names the first of these, so their offsets give its index, too.
    """
    instructions, index_of = [], {}
    for instruction in every:
        if instruction.opname == "CACHE":
            continue
        index_of[instruction.offset] = len(instructions)
        if instruction.opname != _PREFIX:
            instructions.append(instruction)
    return instructions, index_of


def may_jump(instruction):
    """Whether an instruction may go elsewhere than to the next one."""
    # From 3.14 on END_ASYNC_FOR names the place that it belongs to; it goes nowhere.
    if instruction.opname == "END_ASYNC_FOR":
        return False
    return instruction.opcode in dis.hasjrel or instruction.opcode in dis.hasjabs
