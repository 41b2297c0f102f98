"""Which calls and which instructions resume a generator: what a client's frame is about to do with one.

Only CPython's own callables are known here, by their identity and their exact types; nothing of the program's is
called.
"""

from types import BuiltinFunctionType

from ..foreign import is_of_c, name_of, owner_of_method, own_of_type, receiver_of_builtin, receiver_of_slot
from ..frames.awaitables import generator_behind, is_resumable_type
from ..kinds import name_of_type, type_name

MethodDescriptorType = type(str.join)
_SlotWrapper = type(object.__init__)
_MethodWrapper = type(object().__str__)

_METHODS = frozenset(["send", "throw", "close", "__next__"])
_NAMES = _METHODS | frozenset(["next"])
# What most often stands there.
_NO_ITERATORS = frozenset(map(id, [int, str, list, tuple, dict, set, bytes, float, bool, type(None)]))
_PLAIN = frozenset(map(id, [int, str, bytes, float, bool, type(None)]))
_next = next

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


def resumption(function, first):
    """`(method, receiver)` where calling `function`, with `first` as its first argument, resumes a generator: `method`
    is
    `next`, `send`, `throw` or `close`. None where it does not.
    """
    kind = type(function)
    if kind is BuiltinFunctionType:
        if is_next(function):
            return ("next", first) if is_resumable(first) else None
        receiver = receiver_of_builtin(function)
    elif kind is _MethodWrapper:
        receiver = receiver_of_slot(function)
    elif kind is MethodDescriptorType or kind is _SlotWrapper:
        if not is_resumable_type(owner_of_method(function)):
            return None
        receiver = first
    else:
        return None
    name = name_of(function)
    if name not in _METHODS or not is_resumable(receiver):
        return None
    return ("next" if name == "__next__" else name), receiver


def is_plain(value):
    """Whether nothing else goes when that goes."""
    return id(type(value)) in _PLAIN


def may_resume(function):
    """Whether calling that may resume a generator that it is given, by its name."""
    kind = type(function)
    if kind is BuiltinFunctionType or kind is MethodDescriptorType or kind is _SlotWrapper or kind is _MethodWrapper:
        return name_of(function) in _NAMES
    return False


def is_resumable(value):
    """Whether it is a generator, a coroutine or one of CPython's own objects by which one is resumed."""
    return generator_behind(value) is not None


def callable_name(function):
    """What a callable of CPython's own is called, for example `sum()`; None for one of the program's."""
    kind = type(function)
    if kind is type:
        return "%s()" % name_of_type(function)
    if kind is BuiltinFunctionType or kind is MethodDescriptorType or kind is _SlotWrapper or kind is _MethodWrapper:
        return "%s()" % name_of(function)
    return None


def iterator_name(value):
    """What an iterator of CPython's own is called that asks others by itself (`zip`, `enumerate`); None for anything
    else.
    """
    kind = type(value)
    if id(kind) in _NO_ITERATORS or is_resumable(value) or not is_of_c(kind):
        return None
    return name_of_type(kind) if own_of_type(kind).get("__next__") is not None else None


def is_next(function):
    """Whether a callable is the builtin `next`."""
    return function is _next


def iterable_of(function, arguments):
    """What a callable of CPython's own may be given to ask, or None: its first argument, but for the object of a method
    that was loaded apart from that.
    """
    place = 1 if type(function) is MethodDescriptorType or _is_reduce(function) else 0
    return arguments[place] if place < len(arguments) else None


def _is_reduce(function):
    """Whether a callable is `functools.reduce`, whose iterable comes second."""
    return type(function) is BuiltinFunctionType and name_of(function) == "reduce"


def consumes(function):
    """Whether a callable asks the iterable that it is given for values until there are no more."""
    kind = type(function)
    if id(function) in _CONSUMERS or _is_reduce(function):
        return True
    if kind is type:
        return name_of_type(function) == "deque" and is_of_c(function)
    if kind is MethodDescriptorType:
        return (name_of_type(owner_of_method(function)), name_of(function)) in _CONSUMING_METHODS
    if kind is BuiltinFunctionType:
        return (type_name(receiver_of_builtin(function)), name_of(function)) in _CONSUMING_METHODS
    return False
