"""A chain that another thread started is dropped, closed and resumed by the main thread: its delegatee comes first."""
import sys
import threading


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


drops()
throws()
# On 3.6 a close() is told as a drop, and a sent value that goes on to the delegatee as None: no event tells of either.
if sys.version_info >= (3, 7):
    closes()
    goes_on()
