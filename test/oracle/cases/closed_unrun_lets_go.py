"""`closing` and `ExitStack` close generators of which CPython may run nothing: what these hold goes in the middle of that."""
from contextlib import ExitStack, closing


class Told:
    def __del__(self):
        print('del told')


def holds(value):
    held = Told()
    yield value
    yield held


def cleans():
    try:
        yield 'cleans'
    finally:
        print('cleaned')


def owns():
    with closing(holds('owned')) as inner:
        yield from inner


for made in (holds('held'), cleans()):
    with closing(made):
        print(next(made))
del made
with closing(holds('never run')):
    print('nothing was asked')
with ExitStack() as stack:
    entered = stack.enter_context(closing(holds('entered')))
    print(next(entered))
    del entered
owner = owns()
print(next(owner))
owner.close()
