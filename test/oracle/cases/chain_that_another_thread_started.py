"""A chain that another thread started is dropped, closed and resumed by the main thread: its delegatee comes first."""
import sys
import threading
from contextlib import closing


def in_thread(work):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def inner():
    try:
        got = yield 'inner'
        print(got)
    finally:
        print('inner ends')


def outer():
    result = yield from inner()
    print(result)


def over_a_loop():
    for value in inner():
        yield from [value]


def started(make):
    chain = make()
    in_thread(lambda: next(chain))
    return chain


def drops():
    started(outer)
    started(over_a_loop)


def closes():
    started(outer).close()


def goes_on():
    try:
        started(outer).send('sent')
    except StopIteration:
        print('over')


def throws():
    try:
        started(outer).throw(ValueError('v'))
    except ValueError:
        print('thrown')


def careful():
    try:
        yield 'careful'
    finally:
        print('careful ends')


def behind_one_that_never_ran():
    chain = outer()
    del chain
    with closing(careful()) as other:
        print(next(other))


drops()
behind_one_that_never_ran()
# On 3.6 no event tells of a call, nor of what is handed on to the delegatee.
if sys.version_info >= (3, 7):
    throws()
    closes()
    goes_on()
