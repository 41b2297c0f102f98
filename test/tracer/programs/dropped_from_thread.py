"""Generators that another thread has started, and that the main thread is the first to run: it drops them."""

import threading


def guarded():
    try:
        yield 1
    finally:
        print("closed")


def plain():
    yield 1


def start(make, started):
    generator = make()
    next(generator)
    started.append(generator)


def client(make):
    started = []
    thread = threading.Thread(target=start, args=(make, started))
    thread.start()
    thread.join()
    print("== drop")
    started.clear()
    print("== end")


client(guarded)
client(plain)
