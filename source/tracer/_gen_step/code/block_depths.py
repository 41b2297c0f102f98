"""How deep the value stack is at each instruction of 3.6, worked out from its blocks (Python/ceval.c).

There, no event tells of an instruction, and CPython keeps its stack pointer to itself while a frame runs: only its code
says what a frame that calls, or that stands on something, has on its stack.
"""

import dis

from .instructions import may_jump, those_that_act

# The stack is a text, the top last: any value; a `None` of the code; the exception of a handler; and what says why a
# `finally` runs: a `return` or `continue` (with a value below), a `break`, an exception that a `with` swallowed.
_VALUE, _NONE, _EXCEPTION, _RETURN, _CONTINUE, _BREAK, _SILENCED = "v0ercbs"
_LOOP, _EXCEPT, _FINALLY, _HANDLER = "loop", "except", "finally", "handler"
_SETUPS = {
    "SETUP_LOOP": _LOOP,
    "SETUP_EXCEPT": _EXCEPT,
    "SETUP_FINALLY": _FINALLY,
    "SETUP_WITH": _FINALLY,
    "SETUP_ASYNC_WITH": _FINALLY,
}
_LEAVES = {"RETURN_VALUE": _RETURN, "CONTINUE_LOOP": _CONTINUE, "BREAK_LOOP": _BREAK}
# What was handled before, and what is handled now.
_CAUGHT = _VALUE * 5 + _EXCEPTION
_NEVER_GO_ON = ("JUMP_FORWARD", "JUMP_ABSOLUTE", "RAISE_VARARGS")
_MOST_STATES = 20000


def of(code):
    """`{offset: places in use before the instruction}`, without the offsets where that is not certain; and where the
    handler begins whose exception an END_FINALLY raises again, by the offset of that.
    """
    instructions, index_of = those_that_act(dis.get_instructions(code))
    found = {}
    starts = {}
    met = set()
    waiting = [(0, "", ())]
    while waiting:
        state = waiting.pop()
        if state in met or state[0] >= len(instructions):
            continue
        met.add(state)
        if len(met) > _MOST_STATES:
            return {}, {}
        index, stack, blocks = state
        if instructions[index].opname == "END_FINALLY" and stack[-1] == _EXCEPTION:
            starts[instructions[index].offset] = blocks[-1][2]
        found.setdefault(instructions[index].offset, set()).add(len(stack))
        for target, stack_then, blocks_then in _next(instructions[index], stack, blocks):
            place = index + 1 if target is None else index_of.get(target)
            if place is not None:
                waiting.append((place, stack_then, blocks_then))
    return {offset: depths.pop() for offset, depths in found.items() if len(depths) == 1}, starts


def _next(instruction, stack, blocks):
    """The states that may come next: `(offset, or None for the next instruction, stack, blocks)`, in a list. A block is
    `(kind, how deep the stack is outside of it, the offset where its handler begins)`.
    """
    name, target = instruction.opname, instruction.argval
    if name in _SETUPS:
        return _enter(name, target, stack, blocks)
    if name in _LEAVES:
        return _leave(stack, blocks, _LEAVES[name])
    if name == "POP_BLOCK" or name == "POP_EXCEPT":
        return [(None, stack[: blocks[-1][1]], blocks[:-1])]
    if name == "END_FINALLY":
        return _end_finally(stack, blocks)
    if name == "WITH_CLEANUP_START":
        return [_call_exit(stack, blocks)]
    if name == "WITH_CLEANUP_FINISH":
        stack = stack[:-2]
        silenced = [(None, stack + _SILENCED, blocks)] if stack[-1] == _EXCEPTION else []
        return [(None, stack, blocks)] + silenced
    if name == "FOR_ITER":
        return [(None, stack + _VALUE, blocks), (target, stack[:-1], blocks)]
    if name == "JUMP_IF_TRUE_OR_POP" or name == "JUMP_IF_FALSE_OR_POP":
        return [(None, stack[:-1], blocks), (target, stack, blocks)]
    if name == "LOAD_CONST" and target is None:
        return [(None, stack + _NONE, blocks)]
    effect = dis.stack_effect(instruction.opcode, instruction.arg)
    stack = stack + _VALUE * effect if effect > 0 else stack[: len(stack) + effect]
    states = [(target, stack, blocks)] if may_jump(instruction) else []
    return states if name in _NEVER_GO_ON else states + [(None, stack, blocks)]


def _enter(name, target, stack, blocks):
    """A block begins. An exception may come at any time from then on."""
    level = len(stack) - (name == "SETUP_ASYNC_WITH")
    inside = stack + (_VALUE if name == "SETUP_WITH" else ""), blocks + ((_SETUPS[name], level, target),)
    if name == "SETUP_LOOP":
        return [(target, stack, blocks), (None,) + inside]
    handled = stack[:level] + _CAUGHT, blocks + ((_HANDLER, level, target),)
    return [(target,) + handled, (None,) + inside]


def _leave(stack, blocks, why):
    """A `return`, `break` or `continue` goes through the first `finally` on its way."""
    for place in range(len(blocks) - 1, -1, -1):
        kind, level, target = blocks[place]
        if kind is _LOOP and why != _RETURN:
            break
        if kind is _FINALLY:
            return [(target, stack[:level] + (why if why == _BREAK else _VALUE + why), blocks[:place])]
    return []


def _end_finally(stack, blocks):
    why = stack[-1]
    if why == _NONE:
        return [(None, stack[:-1], blocks)]
    if why == _SILENCED:
        return [(None, stack[: blocks[-1][1]], blocks[:-1])]
    return [] if why == _EXCEPTION else _leave(stack, blocks, why)


def _call_exit(stack, blocks):
    """What a `with` ends with comes to lie where its `__exit__` lay."""
    why = stack[-1]
    if why == _EXCEPTION:
        kind, level, target = blocks[-1]
        blocks = blocks[:-1] + ((kind, level - 1, target),)
    elif why == _RETURN or why == _CONTINUE:
        stack = stack[:-3] + stack[-2:]
    else:
        stack = stack[:-2] + why
    return None, stack + _VALUE * 2, blocks
