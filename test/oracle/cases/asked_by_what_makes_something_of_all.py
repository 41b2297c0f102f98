"""C code that makes something of all values of a generator asks one that is finished, or runs."""
import array
import collections
import csv
import io
import itertools
import operator
from itertools import chain, combinations, combinations_with_replacement, permutations


def finished():
    return
    yield


def gives(*values):
    for value in values:
        yield value


def tell(function):
    try:
        print(function())
    except (StopIteration, TypeError, ValueError) as error:
        print(type(error).__name__, error)


def ask(g):
    tell(lambda: list(permutations(g)))
    tell(lambda: list(itertools.permutations(g, 2)))
    tell(lambda: list(combinations(g, 2)))
    tell(lambda: list(combinations(g, r=2)))
    tell(lambda: list(combinations(g, "a")))
    tell(lambda: list(combinations(g)))
    tell(lambda: list(combinations_with_replacement(g, 2)))
    tell(lambda: list(chain.from_iterable(g)))
    tell(lambda: next(chain.from_iterable(g), "end"))
    tell(lambda: list(chain.from_iterable(map(str, g))))
    tell(lambda: enumerate(g).__next__())
    tell(lambda: zip(g).__next__())
    each = enumerate(g).__next__
    tell(lambda: each())
    tell(lambda: collections.OrderedDict(g))
    tell(lambda: array.array("i", g))
    tell(lambda: array.array("i", chain(g)))
    tell(lambda: operator.indexOf(g, 1))
    tell(lambda: operator.countOf(g, 1))
    tell(lambda: operator.contains(g, 1))
    tell(lambda: operator.countOf(zip(g), 1))
    tell(lambda: csv.writer(io.StringIO()).writerows(g))
    tell(lambda: csv.writer(io.StringIO()).writerows(filter(None, g)))


def me():
    ask(m)
    yield


over = finished()
list(over)
ask(over)
m = me()
next(m)
tell(lambda: list(chain.from_iterable(gives("ab", over, "c"))))
tell(lambda: list(permutations(zip(gives(1, 2), over))))
