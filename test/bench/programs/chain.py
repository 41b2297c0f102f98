"""A chain of `yield from`: `chain.py DEPTH RESUMPTIONS`."""

import sys


def innermost(count):
    for number in range(count):
        yield number


def link(depth, count):
    if depth == 1:
        yield from innermost(count)
    else:
        yield from link(depth - 1, count)


if __name__ == "__main__":
    depth, count = int(sys.argv[1]), int(sys.argv[2])
    sys.setrecursionlimit(depth + 1000)
    chain = link(depth - 1, count)
    for _ in range(count):
        next(chain)
