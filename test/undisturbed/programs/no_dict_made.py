"""Instances get no `__dict__` by being looked at: reductions, pickles and the counts of the collector show it."""
import functools
import gc
import hashlib
import pickle


class Node:
    pass


class Text(str):
    pass


def cycle():
    one, two = Node(), Node()
    one.other = two
    two.other = one
    gc.collect()
    yield one
    del one, two
    yield gc.collect()


def values():
    yield ValueError("x")
    yield functools.partial(print, 1)
    yield Text("x")
    yield KeyError(1), Node()


first = functools.partial(print, 1)
second = functools.partial(first, 2)
print(second.func, second.args)
for value in cycle():
    pass
print(value)
for value in values():
    if not isinstance(value, tuple):
        print(value.__reduce_ex__(2)[2:], hashlib.md5(pickle.dumps(value, 2)).hexdigest())
