# `f(*iterable)` makes a tuple of that first, and lets go of it: what lies on the stack then is no object any more.
def gen():
    got = yield 1
    print('got', got)
    got = yield 2
    print('got', got)
    yield 3


def others(*values):
    yield from values


def doubled(values):
    for value in values:
        yield 2 * value


def attempt(function, given):
    try:
        print(function(given))
    except Exception as error:
        print(type(error).__name__)


def client():
    g = gen()
    next(g)
    print(g.send(*others('a')))
    print(g.send(*['b']))
    g.close(*others())
    h = gen()
    print(h.__next__(*others()))
    h.close()
    attempt(lambda f: f.send(*others(5, 6)), h)
    print(sum(*[doubled([1, 2])]))
    print(max(*doubled([1, 2])))
    print(*doubled([1, 2]))
    made = doubled([3, 4])
    print(list(zip(*others([1, 2], [3, 4]))), next(made))
    print(made.send(*map(str, [5])) )


client()
