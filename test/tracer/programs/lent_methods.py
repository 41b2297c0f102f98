"""What a delegator stands on is no generator, and has the `throw` and `close` of one as its own."""
from contextlib import closing


def inner():
    try:
        yield 'inner'
    except ValueError:
        yield 'handled'
    except KeyError:
        return 'returned'


def chain():
    got = yield from inner()
    return got


class Lends:
    def __init__(self, generator):
        self.generator = generator

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.generator)

    def __getattr__(self, name):
        return getattr(self.generator, name)


class Given(Lends):
    def __init__(self, generator):
        super().__init__(generator)
        self.throw, self.close = generator.throw, generator.close


def delegates(to):
    got = yield from to
    yield got


def outer(to):
    yield from delegates(to)


def stubborn():
    while True:
        try:
            yield 'stubborn'
        except GeneratorExit:
            pass


def main():
    print('== throw() gives a value')
    generator = outer(Lends(chain()))
    next(generator)
    generator.throw(ValueError())
    print('== close()')
    generator.close()
    print('== throw() ends it')
    generator = delegates(Given(chain()))
    next(generator)
    generator.throw(KeyError())
    print('== throw() fails')
    generator = delegates(Given(inner()))
    next(generator)
    try:
        generator.throw(OSError())
    except OSError:
        pass
    print('== the delegator is dropped')
    generator = outer(Given(inner()))
    next(generator)
    del generator
    print('== code of others closes it')
    with closing(outer(Lends(chain()))) as generator:
        next(generator)
    print('== close() is refused')
    generator = delegates(Given(stubborn()))
    next(generator)
    try:
        generator.close()
    except RuntimeError:
        pass
    print('== over')


main()
