"""Methods of sets, streams and the like ask generators that are finished, or that run; some may leave what they ask in the middle."""
import collections
import io
import math


def finished():
    return
    yield


def gives(*values):
    for value in values:
        yield value


def bounds(g):
    values = [1, 2, 3]
    try:
        values[0:1] = g
    except ValueError as error:
        print(error)
    try:
        values[0:3:2] = g
    except ValueError as error:
        print(error)
    for first, step in (("a", 1), (0, 0), (1.5, 2), (None, False)):
        try:
            values[first:3:step] = g
        except (TypeError, ValueError) as error:
            print(type(error).__name__)
    print(values)


def closed():
    stream = io.StringIO()
    stream.close()
    return stream


def ask(g):
    for function in (
        lambda: {1}.difference(gives(1), g),
        lambda: {1}.difference([1], {2}, g, g),
        lambda: {1}.intersection(gives(5, 6), g),
        lambda: {1}.intersection([1, 2], {1: 2}, g, "a"),
        lambda: frozenset("ab").intersection(g, g),
        lambda: frozenset("ab").difference("a", g),
        lambda: frozenset("ab").symmetric_difference(g),
        lambda: {1}.symmetric_difference(g),
        lambda: {1}.symmetric_difference_update(g),
        lambda: {1}.difference_update(g, g),
        lambda: {1}.intersection_update(gives(4), g),
        lambda: frozenset([1]).isdisjoint(g),
        lambda: frozenset([1]).issuperset(g),
        lambda: frozenset([1]).issubset(g),
        lambda: collections.deque().extendleft(g),
        lambda: math.fsum(g),
        lambda: io.StringIO().writelines(g),
        lambda: io.BytesIO().writelines(g),
        lambda: io.StringIO.writelines(io.StringIO(), g),
        lambda: closed().writelines(g),
    ):
        try:
            print(function())
        except ValueError as error:
            print(error)
    bounds(g)


def me():
    ask(m)
    yield


over = finished()
list(over)
ask(over)
m = me()
next(m)
