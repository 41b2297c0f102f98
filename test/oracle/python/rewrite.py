"""Rewrites a program so that it reports, within its own frames, what its generators do.

`rewrite(source, filename)` gives the tree of a program that calls the functions of `reports/` (names that begin with
`_oracle_`) around its own expressions. Arguments are evaluated from left to right, so a pair of calls around an
expression tells when it begins and when it is over. No frame is added, but that of a generator expression, of a lambda
that suspends, and up to 3.11 of a comprehension that suspends becomes the frame of a function written out.
"""
import ast

from calls import Expressions
from comprehensions import Comprehensions
from functions import Functions, Scope
from statements import Statements


def orders_of(code):
    """The variables of each function in a program, in the order in which CPython lets go of them, by name and line."""
    orders = {}
    waiting = [code]
    while waiting:
        one = waiting.pop()
        orders[one.co_name, one.co_firstlineno] = one.co_varnames
        waiting.extend(inner for inner in one.co_consts if isinstance(inner, type(code)))
    return orders


class Rewriter(Functions, Statements, Comprehensions, Expressions, ast.NodeTransformer):
    def __init__(self, orders):
        self.orders = orders
        self.scope = Scope('module')
        self.count = 0
        # What becomes of the value of the `yield` that is visited next.
        self.fate = 'use'
        # The names of the lambdas and comprehensions around the current expression.
        self.inside = []

    def site(self):
        self.count += 1
        return self.count


def rewrite(source, filename):
    tree = Rewriter(orders_of(compile(source, filename, 'exec'))).visit(ast.parse(source, filename))
    return ast.fix_missing_locations(tree)
