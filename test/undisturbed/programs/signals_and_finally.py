"""An exception of a handler's leaves no frame without its `finally`, wherever it comes up. Up to 3.10 it may: also under
a trace function that does nothing.
"""
# Python: 3.11 on
# Not embedded: no timers.
import signal


class Late(Exception):
    pass


def late(number, frame):
    raise Late


def inner():
    count = 0
    while True:
        count += 1
        yield [count]


def outer():
    try:
        begun.append(1)
        signal.setitimer(signal.ITIMER_REAL, 0.02)
        yield from inner()
    finally:
        ended.append(1)


signal.signal(signal.SIGALRM, late)
begun, ended, hits = [], [], 0
for turn in range(15):
    try:
        for value in outer():
            kept = [value]
    except Late:
        hits += 1
print(hits, len(begun) - len(ended))
