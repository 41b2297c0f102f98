"""Ctrl-C in a loop of resumptions, again and again: its traceback names the program's own frames and no others."""
import os
import signal
import time
import traceback


def numbers():
    number = 0
    while True:
        number += 1
        yield number


others = 0
for _ in range(12):
    ready, go = os.pipe()
    child = os.fork()
    if not child:
        os.read(ready, 1)
        time.sleep(0.01)  # Anywhere in the loop will do.
        os.kill(os.getppid(), signal.SIGINT)
        os._exit(0)
    try:
        generator = numbers()
        os.write(go, b"!")
        while True:
            next(generator)
    except KeyboardInterrupt as error:
        others += sum(entry.filename != __file__ for entry in traceback.extract_tb(error.__traceback__))
    os.waitpid(child, 0)
print(others)
