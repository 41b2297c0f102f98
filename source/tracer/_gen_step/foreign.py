"""Looking at objects of the program's: by slot descriptors of CPython's own base types, exact types and identity.

An attribute of a foreign object may be a property, its class may have `__getattribute__`, its metaclass `__eq__`. So
nothing here asks the object or its class: no code of the program's runs, and nothing is made or kept.
"""

from _io import BufferedRandom, BufferedWriter, BytesIO, FileIO, StringIO, TextIOWrapper
from types import BuiltinFunctionType as _Builtin
from types import FunctionType as _Function
from types import MethodType as _Method
from types import ModuleType as _Module
from types import TracebackType as _Traceback
from weakref import ref as _Reference

from .isolation import program_sys

_modules = program_sys.modules
_PLAIN = (bool, int, float, str, bytes, tuple, list, dict, set, type(None))
_HEAP_TYPE = 1 << 9  # Py_TPFLAGS_HEAPTYPE
_EXCEPTION = 1 << 30  # Py_TPFLAGS_BASE_EXC_SUBCLASS
_IMMUTABLE_TYPE = 1 << 8 if program_sys.version_info >= (3, 10) else 0  # Py_TPFLAGS_IMMUTABLETYPE

# Of a type, whatever its metaclass says: `__module__`, `__flags__`, `__dictoffset__`, `__basicsize__`, `__itemsize__`.
module_of_type = type.__dict__["__module__"].__get__
flags_of = type.__dict__["__flags__"].__get__
offset_of_dict = type.__dict__["__dictoffset__"].__get__
size_of = type.__dict__["__basicsize__"].__get__
size_of_item = type.__dict__["__itemsize__"].__get__
_mro_of = type.__dict__["__mro__"].__get__
_own_of_type = type.__dict__["__dict__"].__get__

# Of an exception: `__traceback__`, `args`, `__cause__`; `set_traceback(exception, traceback)`, `set_context(exception,
# context)`. Of a StopIteration: `value`.
traceback_of = BaseException.__dict__["__traceback__"].__get__
set_traceback = BaseException.__dict__["__traceback__"].__set__
args_of = BaseException.__dict__["args"].__get__
cause_of = BaseException.__dict__["__cause__"].__get__
set_context = BaseException.__dict__["__context__"].__set__
value_of_stop = StopIteration.__dict__["value"].__get__
_get_context = BaseException.__dict__["__context__"].__get__
_get_suppress = BaseException.__dict__["__suppress_context__"].__get__

# Of a module: its namespace.
names_of_module = _Module.__dict__["__dict__"].__get__

# Of callables of exactly these types: `function.__code__`, `method.__func__`, `method.__self__`, and `__self__` of a
# function of C's.
code_of_function = _Function.__dict__["__code__"].__get__
function_of_method = _Method.__dict__["__func__"].__get__
receiver_of_method = _Method.__dict__["__self__"].__get__
receiver_of_builtin = _Builtin.__dict__["__self__"].__get__

# What can be called says so by its type.
is_callable = callable

_referent_of = _Reference.__call__
_plain_text = str.__str__
_name_of_type = type.__dict__["__name__"].__get__


def text_of(name):
    """A name as an exact `str`: those of types, functions and generators may be of a class of the program's."""
    return name if type(name) is str else _plain_text(name) if is_instance(name, str) else "?"


def name_object_of(value):
    """`value.__name__` of a function, a generator or the like, of an exact type of CPython's; it may be of a class of
    the program's.
    """
    return value.__name__


def name_of(value):
    """The same as an exact `str`."""
    return text_of(value.__name__)


def qualname_of(function):
    """`function.__qualname__` of a function in Python, as an exact `str`."""
    return text_of(function.__qualname__)


def receiver_of_slot(wrapper):
    """`wrapper.__self__` of a method of C's that is bound (`(1).__add__`)."""
    return wrapper.__self__


def owner_of_method(descriptor):
    """`descriptor.__objclass__`: the type that has a method of C's."""
    return descriptor.__objclass__


def name_of_type(kind):
    """`kind.__name__`"""
    return text_of(_name_of_type(kind))


def type_name(value):
    """`type(value).__name__`"""
    return text_of(_name_of_type(type(value)))


def mro_of(kind):
    """`kind.__mro__`; empty for a type of C's that CPython has not made ready (`PyType_Ready`)."""
    return _mro_of(kind) or ()


def own_of_type(kind):
    """`kind.__dict__`; empty for such a type."""
    return _own_of_type(kind) or {}


def is_builtin_type(kind):
    """Whether a type is CPython's own, and none that a program made."""
    return not flags_of(kind) & _HEAP_TYPE


def is_of_c(kind):
    """Whether a type is written in C. Those that are made anew for each interpreter cannot be changed (3.10+)."""
    return not flags_of(kind) & _HEAP_TYPE or flags_of(kind) & _IMMUTABLE_TYPE != 0


def inherits(kind, base):
    """`issubclass(kind, base)`"""
    for each in _mro_of(kind) or ():
        if each is base:
            return True
    return False


def ending_of(value):
    """The name of StopIteration, StopAsyncIteration or GeneratorExit where the class of a value inherits from it:
    CPython takes such an exception as that one. None for these themselves, and for all else.
    """
    kind = type(value)
    if not flags_of(kind) & _EXCEPTION or not flags_of(kind) & _HEAP_TYPE:
        return None
    for each in _mro_of(kind) or ():
        if each is StopIteration or each is StopAsyncIteration or each is GeneratorExit:
            return name_of_type(each)
    return None


def has_method(value, name):
    """Whether the type of a value has an attribute of that name; so it may for a type that shows none of its own."""
    mro = mro_of(type(value))
    return not mro or any(name in own_of_type(each) for each in mro)


def is_instance(value, base):
    """`isinstance(value, base)`, by the type alone."""
    return inherits(type(value), base)


def is_dead_reference(value):
    """Whether a value is a weak reference to what is gone."""
    return inherits(type(value), _Reference) and _referent_of(value) is None


def is_true(value):
    """`bool(value)` where nothing of the program's runs for that; else False."""
    return bool(value) if type(value) in _PLAIN else False


def context_of(exception):
    """The exception's context that a traceback shows (PEP 3134, PEP 409), or None."""
    return None if _get_suppress(exception) else _get_context(exception)


def open_circle(exception):
    """Where the contexts of an exception go in a circle, take it apart: gives what `set_context` needs to close it
    again.
    """
    met = []
    while exception is not None:
        following = _get_context(exception)
        if following is None:
            return None
        met.append(exception)
        for each in met:
            if each is following:
                set_context(exception, None)
                return exception, following
        exception = following
    return None


def name_of_module(module):
    """A module's `__name__`, as text, or None."""
    name = dict_get(names_of_module(module), "__name__")
    return name if type(name) is str else None


def is_traceback(value):
    """Whether a value is a traceback."""
    return type(value) is _Traceback


def module_dict(name):
    """The namespace of a module of the program's by its name; an empty one where there is none under that name."""
    module = _modules.get(name)
    return names_of_module(module) if is_instance(module, _Module) else {}


def deque_type(value):
    """The `collections.deque` of the program's that a value is an instance of, or None. The tracer's own `collections`
    has another one.
    """
    for base in _mro_of(type(value)) or ():
        if is_of_c(base) and name_of_type(base) == "deque" and module_of_type(base) == "collections":
            return base
    return None


def is_open(stream):
    """Whether a stream is open, by its exact type and that of those below it; False where the program has a say in
    that.
    """
    try:
        if type(stream) is TextIOWrapper:
            stream = stream.buffer
        if type(stream) is BufferedWriter or type(stream) is BufferedRandom:
            stream = stream.raw
        is_known = any(type(stream) is kind for kind in (FileIO, BytesIO, StringIO))
        return is_known and not stream.closed
    except (AttributeError, ValueError):
        return False  # It has nothing below it any more.


def is_future(value):
    """Whether a value is a future of asyncio's, a task or the like."""
    for module in ("_asyncio", "asyncio.futures"):
        base = dict_get(module_dict(module), "Future")
        if base is not None and is_instance(value, base):
            return True
    return False


# `dict_get(namespace, name)`: what a dictionary has under a name, also where its class has a `get` of its own.
dict_get = dict.get
