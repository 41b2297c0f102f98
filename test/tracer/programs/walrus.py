# since 3.8
def walrus():
    if (x := (yield 1)) and (y := (yield 2)):
        print([z := (yield 3), (yield 4)])
    return x, y, z


def sub(v):
    yield 'sub'
    return v


def from_walrus():
    while (got := (yield from sub(5))) < 5:
        pass
    return got


g = walrus()
next(g)
for v in 10, 20, 30:
    g.send(v)
try:
    g.send(40)
except StopIteration:
    pass
print(list(from_walrus()))
