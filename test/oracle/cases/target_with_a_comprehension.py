# from 3.7
def g(d):
    d[[print("i", i) or i for i in (1, 2)][0]] = yield "v"
    print(d)
    d[max(i for i in (1, 2))] = yield "w"
    print(d)
    d[{i: print(i) for i in "ab"}["a"]], e = yield "x"
    print(d, e)
a = g({}); next(a); a.send("one"); a.send("two")
try: a.send("34")
except StopIteration: pass
