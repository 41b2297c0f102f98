"""A function of the program's stands in `threading`: what it can reach is let go of as that module is."""
# Not embedded: it lets go of the main module alone.
import threading


def current():
    return "nobody"


def numbers():
    try:
        yield threading.current_thread()
    finally:
        print("closed")


threading.current_thread = current
generator = numbers()
print(next(generator))
