"""`__enter__` and `__exit__` of a contextmanager, called by the program itself within other calls on its line."""
from contextlib import contextmanager


@contextmanager
def guarded():
    try:
        yield 'value'
    finally:
        print('left')


def is_false(value):
    return not value


manager = guarded()
print(is_false(manager.__enter__()))
print(is_false(manager.__exit__(TypeError, TypeError('mine'), None)))
manager = guarded()
print(str(manager.__enter__()), is_false(manager.__exit__(None, None, None)))
manager = guarded()
manager.__enter__()
manager.__exit__(ValueError, ValueError(str(5)), None)
with guarded() as value: print(is_false(value))
