def inner():
    try:
        yield 1
    except GeneratorExit as e:
        print('inner', e)
        raise


def middle(to):
    try:
        yield from to
    except BaseException as e:
        print('middle', type(e).__name__, e)
        raise


def outer(to):
    try:
        yield from middle(to)
    except BaseException as e:
        print('outer', type(e).__name__, e)
        raise


def returns():
    try:
        yield 1
    except GeneratorExit:
        return 'exit'


def fails():
    try:
        yield 1
    finally:
        raise KeyError('k')


def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


for to in (inner(), returns(), fails(), ignores(), iter([1, 2])):
    chain = outer(to)
    next(chain)
    try:
        chain.throw(GeneratorExit('mine'))
    except BaseException as e:
        print('client', type(e).__name__, e)
alone = inner()
next(alone)
try:
    alone.throw(GeneratorExit('alone'))
except GeneratorExit as e:
    print('client', e)
