"""Counts what the garbage collector finds."""
import gc
class A: pass
def f():
    a = A(); b = A()
    a.x = b; b.x = a
    gc.collect()
    del a, b
    print(gc.collect())
f()
