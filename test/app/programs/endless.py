"""A generator that never comes to its first yield."""


def endless():
    while True:
        pass
    yield
