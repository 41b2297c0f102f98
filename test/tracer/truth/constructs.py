"""Constructs on which the kinds of the other tables stand in brief, each for itself."""

import gc


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

print('== what the stack refers to')
held = holds('first')
next(held)
print('first' in gc.get_referents(held) + gc.get_referents(held.gi_frame))
print(held.send('second'))
print('== the end')
