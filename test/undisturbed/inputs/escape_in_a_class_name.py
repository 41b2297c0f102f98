"""The name of a class would set the title of the terminal."""
class E(Exception):
    pass
E.__name__ = "E\x1b]0;PWNED\x07\x1b[31m"
E.__qualname__ = "Q\x1b[32m"
def h():
    yield 1
    raise E("m")
x = h()
next(x)
try: next(x)
except E: print("caught")
