"""A frame that `close()` only clears lets go of what it holds before its delegator gets an exception of its own."""
# No collection comes in between.
import gc

gc.disable()


def source():
    try:
        yield 1
    except GeneratorExit:
        print('the source closes')
        raise


def passes_on(values):
    for value in values:
        yield value


def delegates(make):
    yield from passes_on(make())


held = delegates(source)
print(next(held))
held = None
print('over')
