"""Looking at objects of the program's: by slot descriptors of CPython's own base types, exact types and identity.

An attribute of a foreign object may be a property, its class may have `__getattribute__`, its metaclass `__eq__`. So
nothing here asks the object or its class: no code of the program's runs, and nothing is made or kept.
"""

from types import ModuleType as _Module
from types import TracebackType as _Traceback

from .isolation import program_sys

_modules = program_sys.modules
_get_mro = type.__dict__["__mro__"].__get__
_get_module_dict = _Module.__dict__["__dict__"].__get__

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


def module_dict(name):
    """The namespace of a module of the program's by its name; an empty one where there is none under that name."""
    module = _modules.get(name)
    return _get_module_dict(module) if any(each is _Module for each in _get_mro(type(module))) else {}


# `dict_get(namespace, name)`: what a dictionary has under a name, also where its class has a `get` of its own.
dict_get = dict.get
