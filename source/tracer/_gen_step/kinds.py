"""The types of generators, and asking a value for its type with nothing of the program's taking part."""

import types

from .foreign import inherits, is_builtin_type, name_of_type, type_name  # noqa: F401

GENERATOR_TYPES = (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType)

is_builtin = is_builtin_type
_AWAITED = dict(zip(GENERATOR_TYPES, ("yieldfrom", "await", "await")))
_PREFIX = dict(zip(GENERATOR_TYPES, ("gi_", "cr_", "ag_")))


def is_generator_type(kind):
    """Without comparing `kind`, which is a matter of its metaclass."""
    return kind is types.GeneratorType or kind is types.CoroutineType or kind is types.AsyncGeneratorType


def has_plain_names(code):
    """Whether its names are texts of Python's own. A program can make code that has names of a class of its own, whose
    methods would run at a look (`code.replace`); that is taken for code of others.
    """
    return type(code.co_name) is str and type(code.co_filename) is str


def frame_of(generator):
    """`gi_frame`, `cr_frame` or `ag_frame`; None once it is finished."""
    return getattr(generator, _PREFIX[type(generator)] + "frame")


def code_of(generator):
    return getattr(generator, _PREFIX[type(generator)] + "code")


def is_executing(generator):
    """`gi_running`: also while a `throw()` or `close()` of its own is under way in its delegatee."""
    return getattr(generator, _PREFIX[type(generator)] + "running")


def is_running(value):
    """Whether any value is a generator that is executing: CPython refuses to resume it."""
    return is_generator_type(type(value)) and is_executing(value)


def is_suspended(generator):
    """`gi_suspended`, `cr_suspended` or `ag_suspended` (3.12+): it has begun, and stands at a `yield` or `await`."""
    return getattr(generator, _PREFIX[type(generator)] + "suspended")


def awaited_of(generator):
    """`gi_yieldfrom`, `cr_await` or `ag_await`: what a suspended one stands on, or None."""
    return getattr(generator, _PREFIX[type(generator)] + _AWAITED[type(generator)])
