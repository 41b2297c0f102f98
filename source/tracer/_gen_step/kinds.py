"""The types of generators, and asking a value for its type with nothing of the program's taking part."""

import types

GENERATOR_TYPES = (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType)

_PREFIX = dict(zip(GENERATOR_TYPES, ("gi_", "cr_", "ag_")))
_HEAP_TYPE = 1 << 9  # Py_TPFLAGS_HEAPTYPE

_type_name = type.__dict__["__name__"].__get__
_type_mro = type.__dict__["__mro__"].__get__
_type_flags = type.__dict__["__flags__"].__get__


def is_generator_type(kind):
    """Without comparing `kind`, which is a matter of its metaclass."""
    return kind is types.GeneratorType or kind is types.CoroutineType or kind is types.AsyncGeneratorType


def name_of_type(kind):
    return _type_name(kind)


def type_name(value):
    return _type_name(type(value))


def inherits(kind, base):
    """Whether a type is, or has among its bases, another; without asking the metaclass, which may be the program's."""
    return any(each is base for each in _type_mro(kind))


def is_builtin(kind):
    """Whether a type is CPython's own, and none that a program made."""
    return not _type_flags(kind) & _HEAP_TYPE


def frame_of(generator):
    """`gi_frame`, `cr_frame` or `ag_frame`; None once it is finished."""
    return getattr(generator, _PREFIX[type(generator)] + "frame")


def code_of(generator):
    return getattr(generator, _PREFIX[type(generator)] + "code")


def is_executing(generator):
    """`gi_running`: also while a `throw()` or `close()` of its own is under way in its delegatee."""
    return getattr(generator, _PREFIX[type(generator)] + "running")
