"""How deep the value stack is at each instruction, worked out from the code as CPython's compiler does (3.11+).

Needed since `gen_traverse` also visits the exception that a generator is handling, right behind its stack: only the
depth tells the two apart. An offset whose depth is not certain is left out.
"""

import dis

_ENDS = ("RETURN_VALUE", "RETURN_CONST", "RERAISE", "RAISE_VARARGS", "JUMP_FORWARD", "JUMP_BACKWARD")


def of(code):
    """`{offset: depth before the instruction}`."""
    instructions = [i for i in dis.get_instructions(code) if i.opname not in ("CACHE", "EXTENDED_ARG")]
    index_of = {instruction.offset: index for index, instruction in enumerate(instructions)}
    depths = {}
    waiting = []
    for index, instruction in enumerate(instructions):
        if instruction.opname == "RESUME":
            waiting.append((index, 0))  # Before it RETURN_GENERATOR made the generator; nothing of it is left.
            break
    handlers = [
        (entry.start, entry.end, entry.target, entry.depth + 1 + bool(entry.lasti))
        for entry in dis._parse_exception_table(code)
    ]
    uncertain = set()
    while waiting:
        index, depth = waiting.pop()
        while index < len(instructions):
            instruction = instructions[index]
            offset = instruction.offset
            if offset in depths:
                if depths[offset] != depth:
                    uncertain.add(offset)
                break
            depths[offset] = depth
            for start, end, target, handler_depth in handlers:
                if start <= offset < end and target not in depths and target in index_of:
                    waiting.append((index_of[target], handler_depth))
            if _jumps(instruction) and instruction.argval in index_of:
                after = depth + dis.stack_effect(instruction.opcode, instruction.arg, jump=True)
                waiting.append((index_of[instruction.argval], after))
            if instruction.opname.startswith(_ENDS):
                break
            depth += dis.stack_effect(instruction.opcode, instruction.arg, jump=False)
            index += 1
    return {offset: depth for offset, depth in depths.items() if offset not in uncertain and depth >= 0}


def _jumps(instruction):
    return instruction.opcode in dis.hasjrel or instruction.opcode in dis.hasjabs
