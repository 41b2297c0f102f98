"""Which calls and which instructions resume a generator: what a client's frame is about to do with one.

Only CPython's own callables are known here, by their identity and their exact types; nothing of the program's is
called.
"""

from gc import get_referents
from types import BuiltinFunctionType

from ..foreign import is_instance, is_of_c, name_of, owner_of_method, own_of_type, receiver_of_builtin, receiver_of_slot
from ..frames.awaitables import generator_behind, is_resumable_type
from ..kinds import name_of_type

MethodDescriptorType = type(str.join)
_SlotWrapper = type(object.__init__)
_MethodWrapper = type(object().__str__)

_METHODS = frozenset(["send", "throw", "close", "__next__"])
_NAMES = _METHODS | frozenset(["next"])
# They call something else with what they were given.
_WRAPPERS = frozenset(["partial", "methodcaller"])
# How many arguments each takes besides its generator; `next` stands for a method, too, which takes none.
_TAKES = {"send": (1, 1), "throw": (1, 3), "close": (0, 0), "next": (0, 0)}
# What most often stands there.
_NO_ITERATORS = frozenset(map(id, [int, str, list, tuple, dict, set, bytes, float, bool, type(None)]))
_PLAIN = frozenset(map(id, [int, str, bytes, float, bool, type(None)]))
_next = next


def resumption(function, first):
    """`(method, receiver)` where calling `function`, with `first` as its first argument, resumes a generator: `method`
    is `next`, `send`, `throw` or `close`. None where it does not.
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


def takes(function, resumed, passed, names):
    """Whether a call that resumes a generator (see `resumption`), with the arguments `passed`, reaches that: CPython
    checks their number first. `names`: those of the keyword arguments, of which it takes none.
    """
    method, receiver = resumed
    if is_next(function):
        fewest, most = 1, 2
    else:
        fewest, most = _TAKES[method]
        is_apart = type(function) is MethodDescriptorType or type(function) is _SlotWrapper
        passed = passed[1:] if is_apart else passed
    return not names and fewest <= len(passed) <= most


def thrown(given):
    """Which of the arguments of a `throw()` says what is thrown: an exception, else what comes first, its type."""
    return next((value for value in given if is_instance(value, BaseException)), given[0])


def is_plain(value):
    """Whether nothing else goes when that goes."""
    return id(type(value)) in _PLAIN


def may_resume(function):
    """Whether calling that may resume a generator that it is given, by its name."""
    kind = type(function)
    if kind is BuiltinFunctionType or kind is MethodDescriptorType or kind is _SlotWrapper or kind is _MethodWrapper:
        return name_of(function) in _NAMES
    return _is_wrapper(kind)


def unwrapped(function, passed):
    """`(callable, arguments)` that a `functools.partial` or an `operator.methodcaller` of C's calls when it is given
    the arguments `passed`; None for anything else, and where keyword arguments belong to it.
    """
    kind = type(function)
    if not _is_wrapper(kind):
        return None
    held = [each for each in get_referents(function) if each is not kind]
    if any(type(each) is dict and each for each in held):
        return None
    if name_of_type(kind) == "partial":
        return (held[0], list(held[1]) + passed) if len(held) > 1 and type(held[1]) is tuple else None
    if len(passed) != 1 or not is_resumable(passed[0]):
        return None
    # It gives itself as it was made: `(type, (name, *arguments))`. Nothing else of it runs.
    name, *given = kind.__reduce__(function)[1]
    method = own_of_type(type(passed[0])).get(name)
    return None if method is None else (method, passed + given)


def _is_wrapper(kind):
    return kind is not type and name_of_type(kind) in _WRAPPERS and is_of_c(kind)


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


def asked_by_next(function, first):
    """What `next`, or the `__next__` of an iterator of C's, asks; None where a callable is neither."""
    if is_next(function):
        return first
    kind = type(function)
    if (kind is _MethodWrapper or kind is _SlotWrapper) and name_of(function) == "__next__":
        return receiver_of_slot(function) if kind is _MethodWrapper else first
    return None
