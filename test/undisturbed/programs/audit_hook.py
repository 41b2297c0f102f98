"""An audit hook forbids all that a tracer does."""
# Python: 3.8 on
# Gives up.
import sys


def forbid(event, arguments):
    if is_on and event not in ("import", "exec", "marshal.loads"):
        raise RuntimeError("no " + event)


def numbers():
    sent = yield 1
    yield 2
    yield 3


is_on = False
print(list(numbers()))
sys.addaudithook(forbid)
is_on = True
found = sum(numbers())
is_on = False
print(found, list(numbers()))
