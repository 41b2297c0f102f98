"""`closing` of contextlib closes generators: beside others, one that never ran, in an ExitStack; nobody gets GeneratorExit."""
from contextlib import ExitStack, closing, contextmanager


@contextmanager
def managed():
    yield 'in'


def numbers():
    yield 1


def careful():
    try:
        yield 2
    finally:
        print('closed')


def client():
    first, second, third = numbers(), careful(), careful()
    next(second)
    with managed(), closing(first), closing(second) as value:
        print(value is second)
    with ExitStack() as stack:
        stack.enter_context(closing(third))
        print(next(third))
    print(list(first), list(second), list(third))


client()
