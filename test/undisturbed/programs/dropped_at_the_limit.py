"""Generators are dropped where there is no room below the recursion limit."""
# Near the limit.

import sys


def endless(last):
    yield from endless([last])


def numbers():
    yield 1


for limit in 150, 400:
    sys.setrecursionlimit(limit)
    try:
        next(endless(None))
    except RecursionError as error:
        print(type(error).__name__)
print(list(numbers()))
