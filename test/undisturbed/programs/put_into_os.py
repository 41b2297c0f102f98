"""A function of the program's stands in `os`: what it can reach is let go of as that module is."""
# Not embedded: it lets go of the main module alone.
import os


def getcwd():
    return "/"


def numbers():
    try:
        yield os.getcwd()
    finally:
        print("closed")


os.getcwd = getcwd
generator = numbers()
print(next(generator))
