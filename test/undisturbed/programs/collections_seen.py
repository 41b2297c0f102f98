"""The garbage collector calls nothing of the program's while the tracer works.

What allocates sets it off, so the tracer must not.
"""
# Python: 3.6 to 3.11
import gc
import sys

places = set()


class Cycle:
    def __init__(self):
        self.itself = self

    def __del__(self):
        caller = sys._getframe(1)
        places.add(caller.f_code.co_name if caller.f_globals is globals() else caller.f_code.co_filename)


def numbers():
    for number in range(60):
        Cycle()
        received = yield [number, (number,)]
        received = [received]


def consume():
    total = 0
    for number, _ in numbers():
        total += number
    return total


gc.collect()
gc.set_threshold(7, 2, 2)
print(sum(consume() for turn in range(5)))
gc.set_threshold(700, 10, 10)
gc.collect()
print(gc.isenabled(), sorted(places - {"consume", "numbers", "<genexpr>", "<module>", "__init__", "__del__"}))
gc.disable()
print(sum(consume() for turn in range(5)), gc.isenabled())
del Cycle.__del__
