class Noisy:
    def __init__(self, action):
        self.action = action

    def __del__(self):
        self.action()


def other():
    yield 'other'


def asks():
    for value in other():
        print(value)


def leaf():
    yield 1


def middle():
    noisy = Noisy(asks)
    yield from leaf()


def main():
    closed = middle()
    next(closed)
    closed.close()
    thrown = middle()
    next(thrown)
    try:
        thrown.throw(KeyError('k'))
    except KeyError:
        print('caught')


main()
