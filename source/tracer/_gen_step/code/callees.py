"""What the calls of a code object call, by its name: before 3.11, where an instruction does not tell its column."""

import dis

from .instructions import may_jump, those_that_act
from .opnames import is_call

_NAMES = frozenset(
    ["LOAD_METHOD", "LOAD_ATTR"] + ["LOAD_" + place for place in ("NAME", "GLOBAL", "FAST", "DEREF", "CLASSDEREF")]
)


def names(code):
    """`{offset: name}` for the calls of a code object, where what is called was loaded by a name, as `throw` in
    `g.throw(x)`. Where a jump lies in between, nothing is certain.
    """
    instructions, _ = those_that_act(dis.get_instructions(code))
    found = {}
    for place, instruction in enumerate(instructions):
        if is_call(instruction.opname):
            loads = _callee(instructions, place)
            if loads is not None:
                found[instruction.offset] = loads.argval
    return found


def _callee(instructions, place):
    """The instruction that loads what the one at `place` calls, or None."""
    above = _arguments(instructions[place])
    while above > 0 and place > 0:
        place -= 1
        instruction = instructions[place]
        if instruction.is_jump_target or may_jump(instruction):
            return None
        above -= dis.stack_effect(instruction.opcode, instruction.arg)
    if above != 0 or place == 0 or instructions[place].is_jump_target:
        return None
    loads = instructions[place - 1]
    return loads if loads.opname in _NAMES else None


def _arguments(call):
    """How many values lie above what an instruction calls."""
    if call.opname == "CALL_FUNCTION_EX":
        return 1 + (call.arg & 1)
    return call.arg + (call.opname == "CALL_FUNCTION_KW")
