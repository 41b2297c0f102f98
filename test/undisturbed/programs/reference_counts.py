"""Counts the references to objects that frames, generators and exceptions hold."""
# Not embedded: 3.14 counts otherwise than 3.13.
import sys

count = sys.getrefcount


class Thing:
    pass


def calls(thing):
    other = thing
    mine = Thing()
    return count(thing), count(other), count(mine)


def yields(thing):
    kept = [thing]
    got = yield count(thing), count(kept)
    yield count(thing), count(got)

    def inner():
        return thing

    yield count(thing), count(inner)


def delegates(thing):
    result = yield from yields(thing)
    return result


def catches():
    try:
        yield 1
    except ValueError as error:
        yield count(error)


thing = Thing()
print(calls(thing))
running = delegates(thing)
print(next(running), running.send(Thing()), next(running), list(running))
print(count(thing), count(running), count(calls), count(yields))
suspended = yields(thing)
next(suspended)
print(count(suspended), count(suspended.gi_frame), count(suspended.gi_code), count(calls.__code__))
try:
    raise ValueError(thing)
except ValueError as error:
    print(count(error), count(thing), count(error.__traceback__), count(error.args))
catching = catches()
next(catching)
thrown = ValueError(1)
print(catching.throw(thrown), count(thrown))
