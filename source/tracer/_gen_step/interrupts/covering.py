"""A `try` that covers a function from its very first instruction, on CPython 3.11.

CPython runs the handlers of signals at RESUME, with which a function begins (`handle_eval_breaker`, Python/ceval.c). No
`try` of the source reaches so far, but the exception table can (Objects/exception_handling_notes.txt).
"""

import sys


def covered(function):
    """Let the first `try` of a function begin where the function does; nothing may stand in front of it. Gives the
    function.
    """
    if (3, 11) <= sys.version_info < (3, 12):
        code = function.__code__
        function.__code__ = code.replace(co_exceptiontable=_from_the_start(code.co_exceptiontable))
    return function


def _from_the_start(table):
    """An exception table whose first entry (start, length, target, depth) begins at 0."""
    start, rest = _number(table, 0)
    length, rest = _number(table, rest)
    return _bytes(0, 0x80) + _bytes(start + length) + table[rest:]


def _number(table, at):
    """A number in the table, in pieces of six bits, the highest first, and where the next one begins."""
    value = table[at] & 0x3F
    while table[at] & 0x40:
        at += 1
        value = value << 6 | table[at] & 0x3F
    return value, at + 1


def _bytes(value, mark=0):
    """The same the other way round. `mark`: the bit that begins an entry."""
    pieces = [value & 0x3F]
    while value > 0x3F:
        value >>= 6
        pieces.append(0x40 | value & 0x3F)
    pieces[-1] |= mark
    return bytes(reversed(pieces))
