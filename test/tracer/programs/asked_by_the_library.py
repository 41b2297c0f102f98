"""A finished generator is given to functions of the standard library, and to what reads rows and makes dictionaries."""
import csv
import heapq
import statistics
from collections import Counter, OrderedDict, defaultdict, namedtuple


def lines():
    yield "one"


def finished():
    made = lines()
    next(made)
    next(made, None)
    return made


def own_mean(data):
    return data


class Data(list):
    mean = statistics.mean


def client(data):
    print("== a method of the program's")
    Data([1, 2]).mean()
    print("== Counter")
    Counter(data)
    counts = Counter("ab")
    counts.update(data)
    counts.update(data, c=1)
    print("== statistics")
    try:
        statistics.mean(data)
    except statistics.StatisticsError:
        print("no data")
    statistics.mean = own_mean
    statistics.mean(data)
    print("== heapq")
    heapq.nlargest(2, data)
    heapq.nsmallest(0, data)
    print("== a reader")
    for row in csv.reader(data):
        print("never")
    for row in csv.reader(lines()):
        print(row)
    print("== dictionaries")
    defaultdict(list, data)
    OrderedDict().update(data)
    try:
        defaultdict(3, data)
    except TypeError:
        print("refused")
    print("== a named tuple")
    try:
        namedtuple("Pair", "a b")._make(data)
    except TypeError:
        print("too few")


client(finished())
