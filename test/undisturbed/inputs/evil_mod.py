"""A module without a name tells when it is asked for one."""
import types
m = types.ModuleType("m")
del m.__dict__["__name__"]
def f(name):
    print("RAN", name)
    return "x"
m.__getattr__ = f


def g():
    mod = m
    yield 1
    yield 2


for x in g():
    print(x)
