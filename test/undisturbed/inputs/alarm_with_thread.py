"""The same beside a second thread."""
# Not embedded: no threads.
import signal, threading, time
threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
class T(Exception): pass
def handler(s, f): raise T
signal.signal(signal.SIGALRM, handler)
def h():
    n = 0
    while True:
        n += 1
        yield n
hits = 0
for i in range(6):
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    try:
        for v in h(): pass
    except T: hits += 1
print("hits", hits)
