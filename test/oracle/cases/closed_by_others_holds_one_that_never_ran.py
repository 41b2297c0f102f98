"""What a generator holds goes while code of others closes it: nobody calls for that."""
from contextlib import ExitStack, closing


def numbers():
    yield 1
    yield 2


def client():
    kept = (number for number in numbers())
    with closing(kept):
        print("nothing ran")
    del kept
    begun = (number for number in numbers())
    next(begun)
    with ExitStack() as stack:
        stack.enter_context(closing(begun))
        print("one ran")


client()
