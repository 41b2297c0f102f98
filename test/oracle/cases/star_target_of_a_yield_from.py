"""What `yield from` gives is unpacked by a star: the instruction behind it has a prefix, and there the delegation ends."""


def inner():
    got = yield 'asked'
    return got


def outer():
    first, *rest = yield from inner()
    print(first, rest)
    *most, last = yield from inner()
    print(most, last)


g = outer()
next(g)
print(g.send('abc'))
try:
    g.send('de')
except StopIteration:
    print('over')
