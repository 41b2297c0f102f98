"""An exception tells when somebody sets an attribute of it."""
class E(Exception):
    def __setattr__(self, name, value):
        print("setattr", name)
        super().__setattr__(name, value)


def g():
    yield 1
    raise E("x")
x = g()
next(x)
try: next(x)
except E: print("caught")
