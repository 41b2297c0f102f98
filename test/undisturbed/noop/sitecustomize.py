"""A trace function that does nothing: what a program notices of it is CPython's doing."""

import sys


def _trace(frame, event, argument):
    return _trace


sys.settrace(_trace)
