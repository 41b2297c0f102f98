"""A program takes tracing away by a way that nobody can foresee, and goes on."""
# Python: 3.6 to 3.11
# Gives up.
import sys


def numbers():
    yield 1
    yield 2


kept = numbers()
print(next(kept))
getattr(sys, "set" + "trace")(None)
print(next(kept), list(numbers()), sys.gettrace())
