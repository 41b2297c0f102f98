"""A trace function of the program's is there to the very end, behind the last exit function, and so are its local ones."""
# Not embedded: it lets go of its main module alone.
import atexit
import os
import sys

names = []


def trace(frame, event, argument):
    names.append((frame.f_code.co_name, event))
    return trace


class Last:
    def __init__(self):
        self.look, self.trace, self.names, self.write = sys.gettrace, trace, names, os.write

    def __del__(self):
        is_there = self.look() is self.trace
        # There is no `sys.stdout` any more.
        self.write(1, b"at the end: %d %d\n" % (is_there, ("__del__", "line") in self.names))


def numbers():
    yield 1
    yield 2


sys.last_words = Last()
atexit.register(lambda: print("at exit:", sys.gettrace() is trace))
mine = numbers()
next(mine)
sys.settrace(trace)
print(next(mine), names)
