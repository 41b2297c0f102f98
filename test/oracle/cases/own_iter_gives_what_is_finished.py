"""An `__iter__` of the program's gives an iterator that is finished, or runs: what called it, in C, asks that in vain."""
from itertools import chain


class Once:
    def __init__(self, values):
        self.values = values

    def __iter__(self):
        return self.values


class Mapped(Once):
    def __iter__(self):
        kept = [name for name in "ab"]
        return map(str, self.values)


class Selects(Once):
    def __getitem__(self, place):
        return self.values


def nums(*values):
    for value in values:
        yield value


def tell(*values, **named):
    print(*map(repr, values), named)


def me():
    for kind in Once, Mapped:
        r = kind(m)
        for ask in (
            lambda: list(r),
            lambda: [*r],
            lambda: tell(0, *r),
            lambda: 1 in r,
            lambda: {*nums(1), *r},
        ):
            try:
                print(ask())
            except ValueError as error:
                print(error)
    yield 1
    try:
        a, = Once(m)
    except ValueError as error:
        print(error)
    try:
        yield from Once(m)
    except ValueError as error:
        print(error)


m = me()
print(list(m))
o = Once(nums(1))
print(list(o))
print("list", list(o))
for x in o:
    pass
print("sum", sum(o))
print("star", [*o])
print("comp", [x for x in o])
print("in", 1 in o, 2 not in o)
print("sorted", sorted(o), tuple(o), set(o), sorted(o, key=iter), frozenset(o))
print("any", any(o), all(o), max(o, default=0), dict(o))
print("join", "".join(o), bytes(o))
try:
    a, = o
except ValueError as error:
    print(error)
a, *b = Once(nums(1, 2))
try:
    a, *b = o
except ValueError as error:
    print(error)
print("iter", next(iter(o), "end"))
tell(*o)
tell(0, *o)
tell(0, *o, *o)
print([*o, *o], (*nums(1), *o, *o))
print({*o, *o})
l = []
l.extend(o)
l += o
l[:] = o
l[1:1] = Once(nums(1, 2))
s = set(l)
s.update(o)
s |= set(o)
print(l, s)
p = Mapped(nums(1))
print(list(p))
print(list(p), sum(p), sorted(p))
tell(*p)
both = Once(zip(nums(1), o))
print(list(both))
