"""A property of an exception never ends."""
class E(Exception):
    @property
    def __traceback__(self):
        print("asked for __traceback__")
        while True: pass
def h():
    yield 1
    raise E(3)
x = h()
next(x)
try: next(x)
except E: print("caught")
