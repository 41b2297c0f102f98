"""What another thread brought to a `yield from` of an iterator of C's: that one asks the generator behind it."""
import threading
from itertools import chain, groupby


class Lines:
    def __iter__(self):
        yield 'a'
        yield 'b'


def lines():
    yield 1
    yield 2


def groups():
    got = yield from groupby(Lines())
    print('groups', got)
    yield 'last'


def within_an_expression():
    got = [0, (yield from enumerate(lines())), len(str((yield from chain(lines(), 'x'))))]
    print(got)


def within_a_finally():
    try:
        yield from map(str, lines())
    finally:
        yield from zip(lines(), lines())


def in_thread(work):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


for make in (groups, within_an_expression, within_a_finally):
    for steps in (1, 2, 3):
        started = make()
        in_thread(lambda: [next(started) for _ in range(steps)])
        print(len([value for value in started]))
