"""Puts names of its own among the variables of other functions, and finds them there again."""
# Python: 3.6 to 3.12
import inspect
import sys


class Name(str):
    def __hash__(self):
        print("hashed")
        return str.__hash__(self)

    def __eq__(self, other):
        print("compared")
        return str.__eq__(self, other)


def numbers(first):
    yield first
    second = 2
    yield second
    del second
    yield 3


def by_its_state():
    made = numbers(1)
    next(made)
    inspect.getgeneratorlocals(made)["put"] = "there"
    for _ in made:
        print(sorted(inspect.getgeneratorlocals(made).items()))


def by_a_name_that_stays():
    made = numbers(1)
    next(made)
    seen = made.gi_frame.f_locals
    seen["put"] = "there"
    next(made)
    print(seen is made.gi_frame.f_locals, sorted(seen.items()))


def note(name):
    found = sys._getframe(1).f_locals
    found[name] = len(found)
    return sorted(found)


def plain():
    first = 1
    note("a")
    second = 2
    note(3.5) if second > 2 else note("b")
    del first
    return note("c")


def with_a_cell():
    boxed = 1
    note("a")
    boxed += 1
    print((lambda: boxed)())
    return note("b")


def by_a_key_of_its_own():
    note_of(Name("own"))
    third = 3
    return len(sys._getframe().f_locals), third


def note_of(name):
    sys._getframe(1).f_locals[name] = 1


by_its_state()
by_a_name_that_stays()
print(plain())
print(with_a_cell())
print(by_a_key_of_its_own())
