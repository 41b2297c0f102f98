"""What lies on value stacks, and when a value is stored. At a `?` the test looks at all stacks."""


def closure(seed):
    def uses_it():
        got = yield seed
        print("?")
        yield got

    return uses_it()


def has_a_cell():
    shared = "shared"

    def reads_it():
        return shared

    got = yield reads_it
    print("?")
    yield got


class Base:
    pass


class Child(Base):
    def method(self):
        got = yield isinstance(super(), Base)
        print("?")


def delegatee():
    got = yield "out"
    print("?")
    return "in"


def delegator():
    result = yield from delegatee()
    print("?")
    return result


def fills():
    table = {}
    table[(yield "key?")] = yield "value?"
    print("?")
    (yield "object?").name = yield "name?"


def renames():
    name = "first"
    name = yield from single("second")
    name = yield from zip("z")
    print("?")
    name = yield from single("third")
    print("?")


def single(value):
    yield value
    return value


def excepts():
    print("?")
    try:
        yield "before"
    except KeyError as error:
        print("?")
        yield "in except"
        print("?")
    yield "behind"


class Swallows:
    def __enter__(self):
        return "entered"

    def __exit__(self, *error):
        return True


def swallows_twice():
    for turn in 1, 2:
        with Swallows():
            got = yield turn
            raise OSError(got)
        print("?")
    yield "end"


print("== cells are no stack")
for made in closure("seed"), has_a_cell(), Child().method():
    next(made)
    try:
        made.send("given")
    except StopIteration:
        print("over")
made = None

print("== delegators stack while delegatee runs")
try:
    delegates = delegator()
    next(delegates)
    delegates.send("sent")
except StopIteration as stop:
    print(stop.value)
delegates = None

print("== subscript store last")
filling = fills()
next(filling)
filling.send("value")
filling.send("key")
filling.send("name")
try:
    filling.send("no object")
except AttributeError:
    print("never stored")
filling = None

print("== yield from into a name")
print([value for value in renames()])

print("== stack inside except")
inside = excepts()
next(inside)
inside.throw(KeyError("thrown"))
next(inside)
inside = None

print("== with that swallows in a loop")
swallowing = swallows_twice()
next(swallowing)
swallowing.send("one")
swallowing.send("two")
swallowing = None
