"""How many values the value stack holds at each instruction, worked out from the code as CPython's compiler does
(3.11+).

Needed since `gen_traverse` also visits the exception that a generator is handling, right behind its stack: only the
number of values tells the two apart. A slot may hold NULL, which is not visited; of some only the run can tell.
"""

import dis
import sys

from .instructions import may_jump, those_that_act

_ENDS = ("RETURN_VALUE", "RETURN_CONST", "RERAISE", "RAISE_VARARGS", "JUMP_FORWARD", "JUMP_BACKWARD")
_VALUE, _NULL, _EITHER = "v", "n", "?"
# From 3.14 on a handler's `lasti` is a tagged integer, and no object.
_LASTI = _NULL if sys.version_info >= (3, 14) else _VALUE
# From 3.12 on they load methods, too; before, the lowest bit of their argument belongs to the number of a name.
_MAYBE_METHODS = ("LOAD_ATTR", "LOAD_SUPER_ATTR") if sys.version_info >= (3, 12) else ()
_HAS_PRECALL = "PRECALL" in dis.opmap
_NULL_ABOVE = sys.version_info >= (3, 13)


def of(code):
    """`{offset: (fewest, most, places)}`: how many values there are before the instruction, in how many places of the
    stack; an offset that is not certain is left out.
    """
    instructions, index_of = those_that_act(dis.get_instructions(code))
    stacks = {}
    waiting = []
    for index, instruction in enumerate(instructions):
        if instruction.opname == "RESUME":
            waiting.append((index, ""))  # Before it RETURN_GENERATOR made the generator; nothing of it is left.
            break
    handlers = [
        (entry.start, entry.end, entry.target, entry.depth, (_LASTI if entry.lasti else "") + _VALUE)
        for entry in dis._parse_exception_table(code)
    ]
    uncertain = set()
    while waiting:
        index, stack = waiting.pop()
        while index < len(instructions):
            instruction = instructions[index]
            offset = instruction.offset
            if offset in stacks:
                if len(stacks[offset]) != len(stack):
                    uncertain.add(offset)
                break
            stacks[offset] = stack
            for start, end, target, depth, pushed in handlers:
                if start <= offset < end and target not in stacks and target in index_of:
                    waiting.append((index_of[target], stack[:depth].ljust(depth, _VALUE) + pushed))
            if may_jump(instruction) and instruction.argval in index_of:
                waiting.append((index_of[instruction.argval], _after(stack, instruction, True)))
            if instruction.opname.startswith(_ENDS):
                break
            stack = _after(stack, instruction, False)
            index += 1
    return {offset: _count(stack) for offset, stack in stacks.items() if offset not in uncertain}


def _count(stack):
    sure = stack.count(_VALUE)
    return sure, sure + stack.count(_EITHER), len(stack)


def _after(stack, instruction, jumps):
    """The stack behind an instruction: the right depth, and what its new slots hold."""
    effect = _effect(instruction, jumps)
    name, flag = instruction.opname, (instruction.arg or 0) & 1
    if name == "PUSH_NULL" or (name == "GET_ITER" and effect):
        return stack + _NULL  # 3.15 keeps an index, or NULL, above an iterator.
    if name == "SWAP" and instruction.arg <= len(stack):
        lower = len(stack) - instruction.arg
        return stack[:lower] + stack[-1] + stack[lower + 1 : -1] + stack[lower]
    if name == "LOAD_FAST_AND_CLEAR":
        return stack + _EITHER
    if name == "LOAD_GLOBAL" and flag:
        return stack + (_VALUE + _NULL if _NULL_ABOVE else _NULL + _VALUE)
    if name in ("LOAD_METHOD", "LOAD_SPECIAL") or (name in _MAYBE_METHODS and flag):
        kept = len(stack) + effect - 2
        return stack[:kept] + (_VALUE + _EITHER if _NULL_ABOVE else _EITHER + _VALUE)
    if effect > 0:
        return stack + _VALUE * effect
    stack = stack[: len(stack) + effect]
    # Callable, NULL and arguments make way for the result.
    return stack[:-1] + _VALUE if name.startswith("CALL") and stack else stack


def _effect(instruction, jumps):
    # In 3.11 `dis` takes the arguments of a call for gone behind PRECALL; they are there until CALL has run.
    if _HAS_PRECALL and instruction.opname == "PRECALL":
        return 0
    if _HAS_PRECALL and instruction.opname == "CALL":
        return -1 - instruction.arg
    return dis.stack_effect(instruction.opcode, instruction.arg, jump=jumps)
