# from 3.8
def f():
    print("f")
    return 3
def g(d):
    d[(n := f())] = yield "v"
    print(d, n)
    d[(m := 5) + f()] = e = yield "w"
    print(d, m, e)
a = g({}); next(a); a.send("one")
try: a.send("34")
except StopIteration: pass
