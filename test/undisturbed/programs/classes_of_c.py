"""Classes of ours stand below no type of C's either, which the program meets when it imports the module."""
# Not embedded: no ctypes.
import _ctypes
import ctypes
import functools
import random


def numbers():
    got = yield 1
    yield got


def names(kind, depth=4):
    below = type.__subclasses__(kind)
    found = ["%s.%s" % (each.__module__, each.__qualname__) for each in below]
    return found + [name for each in below if depth for name in names(each, depth - 1)]


list(numbers())
for kind in (_ctypes._SimpleCData, _ctypes.Structure, _ctypes.Union, _ctypes.Array, _ctypes._Pointer, functools.partial):
    print(kind.__name__, names(kind))
print([name for name in names(random.Random.__base__) if not name.startswith("random.")], ctypes.sizeof(ctypes.c_int))
