"""Functions that are called at a fork: CPython lets go of them last of all, when it runs no Python code any more."""
# Python: 3.7 on
# Not embedded: no processes.
import os
import random
import threading


def before():
    numbers = [number for number in range(3)]
    return numbers


def mine():
    yield 1
    yield 2


os.register_at_fork(before=before, after_in_parent=lambda: None, after_in_child=lambda: list(mine()))
kept = mine()
os.register_at_fork(before=kept.__next__, after_in_child=kept.close)
print(next(kept), list(mine()), type(random.random()), threading.active_count())
