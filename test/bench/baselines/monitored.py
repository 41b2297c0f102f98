"""`monitored.py FILE ARGS`: runs FILE with callbacks that do nothing, for the events that the tracer asks for.

Python 3.12 and newer. Events are set for the program's own code only, and instructions that the tracer does not need are
switched off where they stand, as it does: what is left is the price of the events themselves.
"""

import dis
import inspect
import os
import sys

SUSPENDS = inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR
BETWEEN = ("RESUME", "CACHE", "NOP", "EXTENDED_ARG", "NOT_TAKEN")

monitoring = sys.monitoring
events = monitoring.events
DISABLE = monitoring.DISABLE
TOOL = 4

sys.argv.pop(0)
path = os.path.abspath(sys.argv[0])
folder = os.path.join(os.path.dirname(path), "")
sys.path[0] = os.path.dirname(path)
# By the code object's id(): hashing a code object is slow.
matters = {}


def find(code):
    """The offsets where the value of a `yield` is taken, and those behind: what the tracer wants to be told of."""
    offsets = set()
    instructions = list(dis.get_instructions(code))
    for index, instruction in enumerate(instructions):
        if instruction.opname == "YIELD_VALUE":
            behind = [i.offset for i in instructions[index + 1:index + 8] if i.opname not in BETWEEN]
            offsets.update(behind[:2])
    return offsets


def py_start(code, offset):
    if id(code) in matters:
        return None
    if not code.co_filename.startswith(folder):
        return DISABLE
    wanted = events.LINE | events.PY_RETURN
    if code.co_flags & SUSPENDS:
        wanted |= events.PY_RESUME | events.PY_YIELD | events.INSTRUCTION
    matters[id(code)] = find(code)
    monitoring.set_local_events(TOOL, code, wanted)


def instruction(code, offset):
    if offset not in matters[id(code)]:
        return DISABLE


def nothing(*arguments):
    pass


with open(path, "rb") as file:
    program = compile(file.read(), path, "exec", dont_inherit=True)

monitoring.use_tool_id(TOOL, "nothing")
monitoring.register_callback(TOOL, events.PY_START, py_start)
monitoring.register_callback(TOOL, events.INSTRUCTION, instruction)
for event in (events.PY_RESUME, events.PY_THROW, events.PY_YIELD, events.PY_RETURN, events.PY_UNWIND, events.LINE, events.RAISE):
    monitoring.register_callback(TOOL, event, nothing)
monitoring.set_events(TOOL, events.PY_START | events.PY_THROW | events.PY_UNWIND | events.RAISE)

exec(program, {"__name__": "__main__", "__file__": path, "__builtins__": __builtins__})
