"""A `try` that covers a function from its very first instruction.

Before any instruction CPython may run the handlers of signals, so also before the one that enters a `try`. From 3.8 to
3.10 it leaves out those that enter one (`_PyEval_EvalFrameDefault`, Python/ceval.c). Up to 3.7 it does so where a
`finally` follows, and not where an `except` does; from 3.11 on it runs them at RESUME, with which a function begins,
and to which no `try` of the source reaches.
"""

import sys
from types import CodeType

_EXCEPTS_APART = sys.version_info < (3, 8)
_HAS_TABLE = sys.version_info >= (3, 11)
# Instructions of 3.6 and 3.7.
_SETUP_EXCEPT, _SETUP_FINALLY = 121, 122


def covered(function):
    """Let the `try`s with which a function begins, each with an `except`, begin where the function does; nothing may
    stand in front of them, and no `return`, `break` or `continue` in them. Gives the function.
    """
    code = function.__code__
    if _EXCEPTS_APART:
        function.__code__ = _entered_at_once(code)
    elif _HAS_TABLE:
        # Objects/exception_handling_notes.txt
        function.__code__ = code.replace(co_exceptiontable=_from_the_start(code.co_exceptiontable))
    return function


def _entered_at_once(code):
    """Enter these `try`s as if a `finally` followed. Exceptions lead to the same place by both, all else does not
    (`fast_block_end`, Python/ceval.c).
    """
    instructions = bytearray(code.co_code)
    assert instructions[0] == _SETUP_EXCEPT
    at = 0
    while instructions[at] == _SETUP_EXCEPT:
        instructions[at] = _SETUP_FINALLY
        at += 2
    return CodeType(
        code.co_argcount,
        code.co_kwonlyargcount,
        code.co_nlocals,
        code.co_stacksize,
        code.co_flags,
        bytes(instructions),
        code.co_consts,
        code.co_names,
        code.co_varnames,
        code.co_filename,
        code.co_name,
        code.co_firstlineno,
        code.co_lnotab,
        code.co_freevars,
        code.co_cellvars,
    )


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
