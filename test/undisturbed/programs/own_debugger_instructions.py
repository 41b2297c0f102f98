"""pdb stops behind its `set_trace()` as it does without us, and steps over a generator's end into no code of ours."""
# Not embedded: frames of Pyodide are below the program.
# Python: 3.12 on
import io
import pdb
import sys


def stops(commands):
    pdb.Pdb(stdin=io.StringIO(commands), stdout=sys.stdout, nosigint=True, readrc=False).set_trace()
    number = 1
    return number


async def waited():
    return 1


async def waits(commands):
    pdb.Pdb(stdin=io.StringIO(commands), stdout=sys.stdout, nosigint=True, readrc=False).set_trace()
    number = await waited()
    return number


result = stops("where\nstep\nwhere\ncontinue\n")
print(result)
result = stops("next\nnext\nnext\ncontinue\n")
print(result)
coroutine = waits("step\nstep\nnext\nnext\nnext\nnext\nreturn\ncontinue\n")
try:
    coroutine.send(None)
except StopIteration as stop:
    result = stop.value
print(result)
