"""CPython takes an exception whose class inherits from StopIteration or GeneratorExit as that one."""

from contextlib import contextmanager


class Finished(StopIteration):
    pass


class FinishedAsync(StopAsyncIteration):
    pass


class Leave(GeneratorExit):
    pass


def raises(exception):
    try:
        yield 1
    finally:
        raise exception


class Counter:
    def __iter__(self):
        return self

    def __next__(self):
        raise Finished('counted')


def counts():
    got = yield from Counter()
    yield got


async def raises_async():
    yield 1
    raise FinishedAsync


async def iterates():
    async for each in raises_async():
        pass


@contextmanager
def manager():
    yield 1


@contextmanager
def manager_of_others():
    try:
        yield 1
    except Exception as error:
        raise RuntimeError('ours') from error


def delegates():
    yield from raises(KeyError(2))


def main():
    print('== raised in a generator')
    generator = raises(Finished('now'))
    next(generator)
    try:
        next(generator)
    except (RuntimeError, StopIteration):
        pass
    print('== raised by an iterator that is no generator')
    for each in counts():
        break
    print('== raised in an async generator')
    coroutine = iterates()
    try:
        coroutine.send(None)
    except (RuntimeError, StopIteration):
        pass
    print('== raised for a close()')
    generator = raises(Leave('left'))
    next(generator)
    generator.close()
    print('== raised for a drop')
    generator = raises(Leave('left'))
    next(generator)
    del generator
    print('== thrown into a delegator')
    generator = delegates()
    next(generator)
    try:
        generator.throw(Leave('thrown'))
    except (Leave, KeyError):
        pass
    print('== raised in the body of a with')
    try:
        with manager():
            raise StopIteration('body')
    except (RuntimeError, StopIteration):
        pass
    print('== made the cause of another one by a manager')
    try:
        with manager_of_others():
            raise StopIteration('body')
    except (RuntimeError, StopIteration):
        pass
    print('== raised in the body of a with, as one that inherits')
    try:
        with manager():
            raise Finished('body')
    except (RuntimeError, StopIteration):
        pass
    print('== over')


main()
