"""Another thread sends the signals, one behind the other."""
# Not embedded: no threads.
import os
import signal
import threading
import time


class Told(Exception):
    pass


def tell(number, frame):
    raise Told(number)


def send():
    while not done:
        if wanted.wait(0.05):
            wanted.clear()
            time.sleep(0.01)
            os.kill(os.getpid(), signal.SIGUSR1)


def numbers():
    while True:
        yield [1, 2]


done = False
wanted = threading.Event()
signal.signal(signal.SIGUSR1, tell)
sender = threading.Thread(target=send)
sender.start()
told = 0
for turn in range(12):
    try:
        wanted.set()
        for value in numbers():
            pass
    except Told:
        told += 1
done = True
sender.join()
print(told)
