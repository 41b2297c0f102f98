"""Another thread sends an exception, which CPython raises between any two instructions: so also in a callback."""
# Not embedded: no threads, no ctypes.

import threading
from ctypes import c_ulong, py_object, pythonapi


class Sent(Exception):
    pass


def numbers():
    while True:
        yield 1


def send(thread):
    ready.wait()
    pythonapi.PyThreadState_SetAsyncExc(c_ulong(thread), py_object(Sent))


caught = 0
for turn in range(10):
    ready = threading.Event()
    thread = threading.Thread(target=send, args=(threading.get_ident(),))
    thread.start()
    try:
        ready.set()
        for number in numbers():
            pass
    except Sent:
        caught += 1
    thread.join()
print(caught, list(zip(numbers(), "ab")))
