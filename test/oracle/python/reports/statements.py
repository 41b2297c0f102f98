"""Handlers of exceptions, and `with`."""
import sys

from .telling import caller, describe, tell

# What becomes of the body of a `with`.
bodies = {}


def catch():
    tell('catch', caller(), describe(sys.exc_info()[1]))


def finally_():
    exception = sys.exc_info()[1]
    tell('finally', caller(), None if exception is None else describe(exception))


def body(site):
    bodies[caller(), site] = 'exits'


def body_over(site):
    bodies[caller(), site] = None
    tell('done', caller())


def body_leaves(site):
    bodies[caller(), site] = describe(sys.exc_info()[1])
    tell('body leaves', caller(), bodies[caller(), site])


def with_over(site):
    number = caller()
    exception = bodies.pop((number, site), None)
    if exception is None:
        tell('done', number)
    else:
        tell('swallowed', number, exception)
