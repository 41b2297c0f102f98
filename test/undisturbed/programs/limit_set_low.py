"""Sets the recursion limit just above its own depth, where there is no room for an event."""
# Not embedded: it stands deeper there.
# Near the limit.
import sys


def depth():
    frame, count = sys._getframe(), 0
    while frame:
        frame, count = frame.f_back, count + 1
    return count


def limits():
    here = depth()
    for room in (1, 2, 3, 5, 8, 13, 20, 30, 60, 100):
        before = sys.getrecursionlimit()
        try:
            sys.setrecursionlimit(here + room)
            said = "set"
        except RecursionError:
            said = "refused"
        finally:
            sys.setrecursionlimit(before)
        yield room, said, sys.getrecursionlimit()


for each in limits():
    print(each)
