# from 3.11
"""What an `except*` leaves over, or its handlers raise, leaves the frame in a group."""


def refuses():
    yield 1


def one_raised():
    generator = refuses()
    try:
        generator.send(5)
    except* TypeError:
        generator.send(6)


def one_raised_and_one_left():
    try:
        raise ExceptionGroup('two', [KeyError('k'), ValueError('v')])
    except* KeyError:
        raise OSError('o')


def two_raised():
    try:
        yield 1
    except* KeyError:
        raise OSError('first')
    except* ValueError:
        raise OSError('second')


for raises in one_raised, one_raised_and_one_left:
    try:
        raises()
    except BaseException as left:
        print(repr(left))
handled = two_raised()
next(handled)
try:
    handled.throw(ExceptionGroup('both', [KeyError('k'), ValueError('v')]))
except BaseException as left:
    print(repr(left))
