# from 3.7
async def co(v):
    print("co", v)
    return v
def a(v):
    x = yield v
    return x
async def m(d):
    d[await co(3)] = await co(4)
    print(d)
    d[await co(3)], d[await co(5)] = await co((6, 7))
    print(d)
    d[await co(3)][await co(0)] = x = await co(8)
    print("never")
def k(d):
    d[(yield from a(1))] = yield from a(2)
    print(d)
    d[(yield from a(1))], z = yield "pair"
    print(d, z)
    d[(yield 0)] = yield from a(3)
    print(d)
try: m({}).send(None)
except TypeError: print("type error")
g = k({}); next(g); g.send("v"); g.send("k"); g.send("pq"); g.send("l"); g.send("w")
try: g.send("u")
except StopIteration: print("end")
