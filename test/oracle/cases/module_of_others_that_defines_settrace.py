"""`threading` defines a function `settrace`: the program's frames are observed as before, once it is imported."""
import threading


def one():
    yield 1


try:
    next(one()) + threading
except TypeError:
    print("caught")
print(list(one()))
