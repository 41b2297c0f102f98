"""Another thread interrupts the main one, by no signal of the system's."""
# Not embedded: no threads.
import _thread
import threading
import time


def interrupt():
    begun.wait()
    time.sleep(0.01)
    _thread.interrupt_main()


def endless():
    begun.set()
    while True:
        yield "again"


def last():
    yield "last"


interrupts = 0
for turn in range(8):
    begun = threading.Event()
    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        for word in endless():
            pass
    except KeyboardInterrupt:
        interrupts += 1
    thread.join()
print(interrupts, list(last()))
