# from 3.7
def g(c, d):
    d[1 if c else f()] = yield "v"
    print(d)
    d[c and f()] = yield "w"
    print(d)
    d[c or f()].x = yield "z"
def f():
    print("f")
    return 3
for c in (True, False):
    a = g(c, {}); next(a); a.send("one")
    try: a.send("two"); a.send("three")
    except KeyError as e: print("key", e)
    except AttributeError as e: print("attr")
