"""What the code around a function, a lambda or a class evaluates of it: decorators, defaults, keywords of a class."""
from itertools import takewhile


def as_it_is(value):
    return lambda decorated: decorated


def maker():
    pair = (yield "first"), (lambda a=(yield "default"), *, b=(yield "keyword"): a)
    @as_it_is((yield "decorator"))
    def made(p, q=(yield "value"), *, r=(yield "of a keyword")):
        pass
    class Made(metaclass=(yield "metaclass") or type):
        pass
    last = yield "last"


def empty():
    yield 0


def delegates():
    (lambda a=(yield from takewhile(bool, empty())): a)()


for word in maker():
    pass
for word in delegates():
    pass
