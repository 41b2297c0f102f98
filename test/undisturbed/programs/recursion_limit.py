"""Sets the recursion limit so near to its own depth that there is room for two more frames."""
import sys


def depth():
    frame, count = sys._getframe(1), 0
    while frame:
        count += 1
        frame = frame.f_back
    return count


def narrow(levels):
    if levels:
        return narrow(levels - 1)
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(depth() + 2)
    sys.setrecursionlimit(before)
    return "fine"


def generator():
    yield narrow(100)


print(list(generator()))
