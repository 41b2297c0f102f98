"""A handler that only counts is called once for each signal."""
# Not embedded: no threads.
import signal
import threading
import time

threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
count = 0


def counts(number, frame):
    global count
    count += 1


def waits():
    while count < 40:
        yield count


signal.signal(signal.SIGALRM, counts)
signal.setitimer(signal.ITIMER_REAL, 0.005, 0.005)
for value in waits():
    pass
signal.setitimer(signal.ITIMER_REAL, 0)
print(count >= 40)
