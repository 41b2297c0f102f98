def held():
    try:
        yield 'held'
    finally:
        print('let go')


def fails():
    yield start(held())
    yield 1
    raise KeyError('third')


def start(generator):
    next(generator)
    return generator


def client():
    return [each for each in fails()]


def by_hand():
    generator = fails()
    return [next(generator), next(generator), next(generator)]


for each in client, by_hand:
    try:
        each()
    except KeyError as error:
        print('ends', error)
