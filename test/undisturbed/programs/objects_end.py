"""When objects die: named, in exceptions, in generators, by rebinding, in loops."""
import weakref, gc, sys
class C:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
def one():
    x = C("a")
    x = C("b")
    print("rebound")
    x = None
    print("none")
def two():
    try:
        y = C("c")
        raise ValueError(y)
    except ValueError as e:
        print("in except")
    print("behind")
    del y
    print("gone")
def gen():
    z = C("d")
    received = yield 1
    print("got", received and received.name)
    del received
    print("dropped")
    z = yield C("e")
    print("last")
def loop():
    for i in range(2):
        t = C("loop%d" % i)
        r = weakref.ref(t)
        del t
        print(r() is None)
def args(*a, **k):
    a = None; print("a")
    k = None; print("k")
def walrus():
    def inner(v):
        v = v.name
        return v
    print(inner(C("arg")))
    print([c.name for c in (C("l1"), C("l2"))])
one(); two()
g = gen(); next(g)
v = g.send(C("sent")); print("value", v.name); del v
try: g.send(C("sent2"))
except StopIteration: print("stop")
del g; print("g gone")
loop(); args(C("pos"), key=C("kw")); walrus()
def keeps():
    w = C("inner")
    f = weakref.finalize(w, print, "finalized")
    yield w
    del w
    yield f.alive
it = keeps(); x = next(it); del x; print(next(it)); it.close()
h = gen(); next(h); del h; print("closed by dropping")
def raises():
    held = C("held by traceback")
    raise KeyError
    yield
try: next(raises())
except KeyError as error: kept = error
print("kept"); kept.__traceback__ = None; print("let go")
def clears():
    q = C("q")
    yield
    print("never")
k = clears(); next(k); k.gi_frame.clear() if sys.version_info < (3, 13) else k.close(); print("cleared")
