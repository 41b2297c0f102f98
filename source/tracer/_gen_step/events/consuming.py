"""Which callables of CPython's own ask an iterable that they are given, and how."""

from types import BuiltinFunctionType

from ..foreign import is_of_c, name_of, owner_of_method, receiver_of_builtin
from ..kinds import name_of_type, type_name
from .forecast import ONCE, TO_THE_END, Asking

_MethodDescriptorType = type(str.join)

# What asks an iterable that it is given until that is exhausted. Builtins live as long as the interpreter.
_CONSUMERS = frozenset(
    id(kind) for kind in (list, tuple, set, frozenset, dict, bytes, bytearray, sum, min, max, any, all, sorted)
)
# The same among methods: by the type that has them.
_CONSUMING_METHODS = frozenset(
    (kind, name)
    for kind, names in (
        ("str", "join"),
        ("bytes", "join"),
        ("bytearray", "join extend"),
        ("list", "extend"),
        (
            "set",
            "update union intersection difference issubset issuperset isdisjoint"
            " intersection_update difference_update symmetric_difference",
        ),
        ("frozenset", "union intersection difference"),
        ("dict", "update"),
        ("type", "fromkeys"),
        ("deque", "extend"),
    )
    for name in names.split()
)
# Of these, what goes through all values before anything else of the program's runs.
_AT_ONCE = frozenset([id(list), id(tuple), id(sorted)])
_METHODS_AT_ONCE = frozenset([("str", "join"), ("bytes", "join"), ("list", "extend"), ("deque", "extend")])
# The same where the values are of these types: then nothing of the program's runs in between, and nothing fails.
_OF_NUMBERS = frozenset([id(sum), id(min), id(max), id(bytes), id(bytearray)])
_OF_HASHED = frozenset([id(set), id(frozenset)])
_METHODS_OF_HASHED = frozenset(
    [("set", name) for name in "update union difference difference_update".split()]
    + [("frozenset", name) for name in "union difference".split()]
    + [("type", "fromkeys")]
)
_NUMBERS = Asking(kinds=frozenset([id(int)]))
HASHED = Asking(kinds=frozenset(map(id, [int, str, float, bool, bytes, type(None)])))


def iterable_of(function, arguments):
    """What a callable of CPython's own may be given to ask, or None: its first argument, but for the object of a method
    that was loaded apart from that.
    """
    place = 1 if type(function) is _MethodDescriptorType or _is_reduce(function) else 0
    return arguments[place] if place < len(arguments) else None


def _is_reduce(function):
    """Whether a callable is `functools.reduce`, whose iterable comes second."""
    return type(function) is BuiltinFunctionType and name_of(function) == "reduce"


def consumes(function):
    """Whether a callable asks the iterable that it is given for values until there are no more."""
    if id(function) in _CONSUMERS or _is_reduce(function) or _is_deque(function):
        return True
    return _method_of(function) in _CONSUMING_METHODS


def asking(function, passed):
    """How a callable that consumes an iterable asks it, where it was given the arguments `passed`."""
    method = _method_of(function)
    if id(function) in _AT_ONCE or method in _METHODS_AT_ONCE or method is None and _is_deque(function):
        return TO_THE_END
    if id(function) in _OF_NUMBERS and len(passed) == 1:
        return _NUMBERS
    return HASHED if id(function) in _OF_HASHED or method in _METHODS_OF_HASHED else ONCE


def _is_deque(function):
    return type(function) is type and name_of_type(function) == "deque" and is_of_c(function)


def _method_of(function):
    """`(name of the type, name)` of a method of C's; None for anything else."""
    kind = type(function)
    if kind is _MethodDescriptorType:
        return name_of_type(owner_of_method(function)), name_of(function)
    return (type_name(receiver_of_builtin(function)), name_of(function)) if kind is BuiltinFunctionType else None
