"""Other threads come to the recursion limit, and ask for it, while the main one goes from event to event."""
# Not embedded: no threads.
import sys
import threading


def deeper(depth):
    try:
        return deeper(depth + 1)
    except RecursionError:
        return depth


def work():
    for _ in range(60):
        depths.add(deeper(0))
        limits.add(sys.getrecursionlimit())
    finished.append(1)


def sets(limit):
    sys.setrecursionlimit(limit)
    finished.append(1)


def numbers():
    number = 0
    while True:
        number += 1
        yield number


depths, limits, finished = set(), set(), []
for _ in range(2):
    threading.Thread(target=work).start()
for number in numbers():
    if len(finished) == 2:
        break
print(min(depths) > 980, max(depths) < 1000, sorted(limits))

threading.Thread(target=sets, args=(1234,)).start()
for number in numbers():
    if len(finished) == 3:
        break
print(sys.getrecursionlimit())
