"""What leaves a generator that is closed: what `gen_close` takes, and what CPython prints, with others dropped behind."""


def raises(exception):
    try:
        yield 1
    finally:
        raise exception


def yields_again():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def holds(first, second):
    next(first)
    next(second)
    yield 0


def around():
    got = yield from raises(StopIteration(5))


def main():
    print('== a close() of one that raises StopIteration')
    generator = raises(StopIteration(5))
    next(generator)
    try:
        generator.close()
    except RuntimeError:
        pass
    print('== one that raises StopIteration is dropped')
    generator = raises(StopIteration)
    next(generator)
    del generator
    print('== below a delegator that is closed')
    generator = around()
    next(generator)
    try:
        generator.close()
    except RuntimeError:
        pass
    print('== several go with a frame, the first fails')
    print(list(zip(holds(raises(ValueError('first')), raises(GeneratorExit())))))
    print('== several go with a frame, the first yields again')
    x, = holds(yields_again(), raises(GeneratorExit()))
    print('== the end')


main()
