"""Looking at objects of the program's: by slot descriptors of CPython's own base types, exact types and identity.

An attribute of a foreign object may be a property, its class may have `__getattribute__`, its metaclass `__eq__`. So
nothing here asks the object or its class: no code of the program's runs, and nothing is made or kept.
"""

from types import TracebackType as _Traceback

_get_traceback = BaseException.__dict__["__traceback__"].__get__
_set_traceback = BaseException.__dict__["__traceback__"].__set__
_get_args = BaseException.__dict__["args"].__get__
_get_cause = BaseException.__dict__["__cause__"].__get__
_get_context = BaseException.__dict__["__context__"].__get__
_get_suppress = BaseException.__dict__["__suppress_context__"].__get__


def traceback_of(exception):
    """`exception.__traceback__`"""
    return _get_traceback(exception)


def set_traceback(exception, traceback):
    """`exception.__traceback__ = traceback`"""
    _set_traceback(exception, traceback)


def args_of(exception):
    """`exception.args`, a tuple."""
    return _get_args(exception)


def cause_of(exception):
    """`exception.__cause__`"""
    return _get_cause(exception)


def context_of(exception):
    """The exception's context that a traceback shows (PEP 3134, PEP 409), or None."""
    return None if _get_suppress(exception) else _get_context(exception)


def is_traceback(value):
    """Whether a value is a traceback."""
    return type(value) is _Traceback


# `dict_get(namespace, name)`: what a dictionary has under a name, also where its class has a `get` of its own.
dict_get = dict.get
