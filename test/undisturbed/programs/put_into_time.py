"""A function of the program's stands in `time`: what it can reach is let go of as that module is."""
# Not embedded: it lets go of the main module alone.
import time


def sleep(seconds):
    print("sleep", seconds)


def numbers():
    try:
        yield time.sleep(1)
    finally:
        print("closed")


time.sleep = sleep
generator = numbers()
next(generator)
