"""Exceptions of a signal handler come into generators again and again."""
# Not embedded: no timers.
import signal, sys
class Late(Exception): pass
def handler(*a): raise Late
signal.signal(signal.SIGALRM, handler)
def count():
    n = 0
    while True:
        n += 1
        yield n
def work():
    big = 3
    for x in count():
        big = (big * big) % (10 ** 2000 + 7)
hits = 0
lost = None
for turn in range(12):
    try:
        # In here: on a busy machine the time may be over before a `try` behind it begins.
        signal.setitimer(signal.ITIMER_REAL, 0.013)
        work()
    except Late:
        hits += 1
    if lost is None and '-v' in sys.argv and sys.gettrace() is None: lost = turn
print("hits", hits, "trace lost at", lost)
def last():
    yield "the last generator"
list(last())
