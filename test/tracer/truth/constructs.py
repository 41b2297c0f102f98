"""Constructs on which the kinds of the other tables stand in brief, each for itself."""

import gc
import io
import sys
from collections.abc import Generator


class Takes:
    """A context manager that takes every exception."""

    def __enter__(self):
        return self

    def __exit__(self, *what):
        return True


def numbers():
    yield 1
    yield 2


def on_one_line():
    try: yield 'tried'
    finally: print('cleaned')


def handlers():
    try:
        yield 'guarded'
    except ValueError as error: raise
    except KeyError: pass


def in_a_handler():
    try:
        1 / 0
    except ZeroDivisionError:
        got = yield 'divided'
        print(got)
    try:
        yield 'again'
    except ValueError:
        yield 'taken'
        raise


def swallows():
    while True:
        with Takes():
            got = yield 'asked'
            raise ValueError(got)


def holds(first):
    yield [first, (yield 'half')]


def echoes(got=None):
    while True:
        got = yield got


class Counts(Generator):
    """A generator by methods: its `close` is that of `collections.abc`, which calls `throw`."""

    def send(self, value):
        return 'counted'

    def throw(self, *what):
        return super().throw(*what)


def counts():
    yield from Counts()


class Fails:
    def __del__(self):
        raise ValueError('nobody gets it')


def fails():
    failing = Fails()
    del failing


class Last:
    def __del__(self):
        print('last words')


def kept_in_a_cycle(last):
    try:
        yield 'kept'
    finally:
        print('closed')


def make_a_cycle():
    last = Last()
    last.kept = kept_in_a_cycle(last)
    last.itself = last
    next(last.kept)


def swallowing_function():
    with Takes():
        next(numbers())
        raise KeyError('lost')
    return 'behind'


def thrown(generator, exception):
    try:
        print(generator.throw(exception))
    except (ValueError, StopIteration) as error:
        print(type(error).__name__)


print('== try on one line')
line = on_one_line()
next(line)
line.close()
del line

print('== handlers on one line')
again = handlers()
next(again)
thrown(again, ValueError('again'))
passed = handlers()
next(passed)
thrown(passed, KeyError('passed'))
del again, passed

print('== a yield in a handler')
handler = in_a_handler()
next(handler)
handler.send('sent')
thrown(handler, ValueError('own'))
thrown(handler, ValueError('second'))
del handler

print('== displays and calls')
print([*numbers()])
first, *rest = numbers()
print(*numbers())
print([*numbers(), len('x')])
print([each for each in numbers()])
print(any(each > 1 for each in numbers()))

print('== finished and asked again')
dead = numbers()
print(list(dead))
print(list(dead), sum(dead), dict.fromkeys(dead))
try:
    next(dead)
except StopIteration:
    print('finished')
del dead

print('== with that swallows')
swallowing = swallows()
next(swallowing)
print(swallowing.send('sent'))
print(swallowing_function())

print('== in an f-string')
one, other = echoes(1), echoes(2)
print(f"{next(one)} and {next(other)}, {one.send('a')!r:>5}{other.send('b'):>{one.send(3)}}")

print('== a method that C code calls')
print(list(map(one.send, [None, 'c'])), list(map(next, [one])))
del one, other

print('== close of the abstract base class')
counting = counts()
next(counting)
counting.close()
counting = counts()
next(counting)
del counting

print('== a finalizer before the close')
gc.disable()
make_a_cycle()
gc.collect()

print('== a finalizer that raises')
sys.stderr = io.StringIO()
fails()

print('== what the stack refers to')
held = holds('first')
next(held)
print('first' in gc.get_referents(held) + gc.get_referents(held.gi_frame))
print(held.send('second'))
print('== the end')
