"""A handler that is set by the module of C, found by a text that names it, finds as little of a tracer as by `signal.signal`."""
# Not embedded: no timers.
import os
import sys

by_text = __import__("_signal")
found = set()


def looks(number, frame):
    frame, count = sys._getframe(1), 0
    while "_gen_step" in frame.f_code.co_filename:
        count += 1
        frame = frame.f_back
    found.add(count)


def kills():
    for name in "abcdefghij":
        os.kill(os.getpid(), by_text.SIGUSR1)
        yield name


def waits():
    for _ in range(1000):
        yield _


by_text.signal(by_text.SIGUSR1, looks)
by_text.signal(by_text.SIGALRM, looks)
print(*kills())
by_text.setitimer(by_text.ITIMER_REAL, 0.002, 0.002)
for value in waits():
    pass
by_text.setitimer(by_text.ITIMER_REAL, 0)
# Where a signal comes as an event begins or ends, a few are there, as with `signal.signal`.
print(max(found) < 5)
