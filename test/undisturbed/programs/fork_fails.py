"""A forked child ends with a traceback, whose lines are the right ones."""
# Not embedded: no processes.
import os
import sys


def numbers():
    yield 1
    pid = os.fork()
    if pid == 0:
        yield "child"
        raise ValueError("in the child")
    os.waitpid(pid, 0)
    yield "parent"


for number in numbers():
    print(number)
    sys.stdout.flush()
