# CPython counts the arguments of a call before it asks the generator: that has refused nothing.
def gen():
    try:
        got = yield 1
        print('got', got)
    except ValueError:
        yield 2
    yield 3


def attempt(function, given):
    try:
        print(function(given))
    except Exception as error:
        print(type(error).__name__)


def all_of_them(g):
    attempt(lambda f: f.throw(), g)
    attempt(lambda f: f.throw(1, 2, 3, 4), g)
    attempt(lambda f: f.throw(typ=ValueError), g)
    attempt(lambda f: f.throw(*(1, 2, 3, 4)), g)
    attempt(lambda f: f.send(), g)
    attempt(lambda f: f.send(1, 2), g)
    attempt(lambda f: f.send(value=1), g)
    attempt(lambda f: f.send(**{'value': 1}), g)
    attempt(lambda f: f.send(*[1, 2]), g)
    attempt(lambda f: f.close(1), g)
    attempt(lambda f: f.close(*[1]), g)
    attempt(lambda f: f.__next__(1), g)
    attempt(lambda f: next(), g)
    attempt(lambda f: next(f, 1, 2), g)
    attempt(lambda f: next(f, default=2), g)


def coro():
    yield from gen()


waiting = gen()
print(next(waiting))
all_of_them(waiting)
print(waiting.send(4))
delegating = coro()
print(next(delegating))
all_of_them(delegating)
waiting.close()
all_of_them(waiting)
all_of_them(gen())


def client():
    g = gen()
    next(g)
    try:
        g.throw()
    except TypeError:
        print('none')
    try:
        g.throw(1, 2, 3, 4)
    except TypeError:
        print('four')
    g.close()
    try:
        g.throw()
    except TypeError:
        print('finished')


client()
