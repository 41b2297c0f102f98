"""Generators that are left open, and objects that speak at the very end."""
import atexit, gc, sys

gc.disable()  # When it comes decides on the order of the last words.

def generator(name):
    try:
        yield 1
    finally:
        print("closing", name)

class Last:
    def __del__(self):
        print("deleted", sys is not None)

async def never():
    pass

one = generator("one")
next(one)
two = generator("two")
next(two)
last = Last()
def keeps():
    three = generator("three")
    next(three)
    yield three
keeper = keeps()
next(keeper)
coroutine = never()
atexit.register(lambda: print("atexit"))
del two
open(__file__)
print("end")
