"""Handlers of signals raise, while there is another thread: the system may deliver a signal to that."""
# Not embedded: no threads.
# Python: 3.7 on
import signal
import threading
import time

threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()


class Late(Exception):
    pass


def late(number, frame):
    raise Late


def inner():
    count = 0
    while True:
        count += 1
        yield count


def outer():
    yield from inner()


signal.signal(signal.SIGALRM, late)
hits = 0
for turn in range(15):
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.02)
        for value in outer():
            pass
    except Late:
        hits += 1
print("hits", hits)
