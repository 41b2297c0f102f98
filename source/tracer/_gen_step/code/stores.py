"""Where a value that is assigned has reached all of its targets."""

import dis
import sys

from .opnames import is_call

# A target with one of these runs code before the value is stored.
_RUNS = ("SEND", "YIELD_", "GET_", "FOR_ITER")
_HAS_JUMPS = sys.version_info >= (3, 8)


def behind(instructions, index, count, index_of):
    """The index of the instruction behind the stores of a value that lies on the stack before the one at `index`, and
    whether the frame may do something before. `count`: of how many targets. None: not certain.
    """
    # `(name := yield)` keeps a second one.
    kept = 1 if count == 1 and instructions[index].opname in ("DUP_TOP", "COPY") else 0
    end = _end(instructions, index, kept, index_of)
    runs = any(is_call(i.opname) or i.opname.startswith(_RUNS) for i in instructions[index:end])
    return end, runs and end is not None


def _end(instructions, index, kept, index_of):
    depth = 1
    while index < len(instructions):
        instruction = instructions[index]
        name = instruction.opname
        if name.startswith(("RETURN", "JUMP_BACKWARD")):
            return None
        target = _goes_on_at(instruction, index, index_of)
        depth += _effect(instruction, target is not None)
        index = index + 1 if target is None else target
        if name.startswith("STORE_") and depth - name.endswith("LOAD_FAST") <= kept:
            break
    return index if index < len(instructions) else None


def _goes_on_at(instruction, index, index_of):
    """Where the code goes on behind an instruction that leaves out what follows, or repeats it: a condition, a
    delegation, the loop of a comprehension. None: at the next one.
    """
    skips = instruction.opname in ("JUMP_FORWARD", "JUMP_ABSOLUTE", "FOR_ITER", "SEND")
    target = index_of.get(instruction.argval) if skips else None
    return target if target is not None and target > index else None


def _effect(instruction, jumps):
    argument = instruction.arg if instruction.opcode >= dis.HAVE_ARGUMENT else None
    if _HAS_JUMPS:
        return dis.stack_effect(instruction.opcode, argument, jump=jumps)
    # The greatest one: where `and` and `or` go on, the value is gone.
    goes_on = instruction.opname in ("JUMP_IF_TRUE_OR_POP", "JUMP_IF_FALSE_OR_POP")
    return -1 if goes_on else dis.stack_effect(instruction.opcode, argument)
