"""A generator expression that never ran holds a generator that `__iter__` made: both go, and nothing of them runs."""


class Made:
    def __iter__(self):
        yield 0


def client():
    for turn in (1, 2):
        values = (value for value in Made())
    print("behind")


client()
