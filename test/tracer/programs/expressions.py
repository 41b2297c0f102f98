def helper(x):
    print('== helper')
    return x * 2

def make(x):
    yield x

def calls():
    r = helper((yield 1))
    s = helper((yield 2)) + helper((yield 3))
    t = [helper(4), (yield 4), helper(5)]
    print((yield 5))
    u = list(make((yield 6)))
    if (yield 7):
        return (yield 8)

def delegates():
    def sub(x):
        yield x
        return x
    r = helper((yield from sub(1)))
    print((yield from sub('== printed')))
    raise KeyError((yield from sub(3)))

def client():
    print('== calls')
    g = calls()
    next(g)
    for v in 10, 11, 12, 13, '== printed', 15, 16:
        g.send(v)
    try:
        g.send(17)
    except StopIteration:
        pass
    print('== delegates')
    try:
        list(delegates())
    except KeyError:
        pass
client()
