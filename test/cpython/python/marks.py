"""The bounds of each test, as the tracer tells of them: it sees these functions called with the number of the test."""


def begin(number):
    """A test begins."""


def end(number):
    """A test is over."""
