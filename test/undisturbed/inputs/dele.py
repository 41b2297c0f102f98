"""Objects end with the last name for them."""
import weakref
class C: pass
def f():
    x = C()
    r = weakref.ref(x)
    del x; print(r() is None)
    y = C()
    r = weakref.ref(y)
    y = None; print(r() is None)
def g():
    x = C()
    r = weakref.ref(x)
    yield x
    del x; print(r() is None)
f()
for _ in g(): del _
