"""A handler that `_signal.signal` set finds no more of a tracer than one that `signal.signal` set."""
# Not embedded: no timers.
import os
import sys

import _signal

found = set()


def looks(number, frame):
    frame, count = sys._getframe(1), 0
    while "_gen_step" in frame.f_code.co_filename:
        count += 1
        frame = frame.f_back
    found.add(count)


def kills():
    for name in "abcdefghij":
        os.kill(os.getpid(), _signal.SIGUSR1)
        yield name


def waits():
    for _ in range(1000):
        yield _


_signal.signal(_signal.SIGUSR1, looks)
_signal.signal(_signal.SIGALRM, looks)
print(*kills())
_signal.setitimer(_signal.ITIMER_REAL, 0.002, 0.002)
for value in waits():
    pass
_signal.setitimer(_signal.ITIMER_REAL, 0)
# Where a signal comes as an event begins or ends, a few are there, as with `signal.signal`.
print(max(found) < 5)
