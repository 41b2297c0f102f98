"""A program prints where there is hardly any room below the recursion limit."""
# Python: 3.11 on
# Near the limit.

import sys


def deep():
    try:
        deep()
    except RecursionError:
        left.append(1)
        if len(left) < 8:
            raise
        if len(left) == 8:
            print("here is the limit", file=sys.stderr)
            print("and on", flush=True)


def numbers():
    yield 1


left = []
sys.setrecursionlimit(400)
deep()
print(list(numbers()))
print(sys.getrecursionlimit())
