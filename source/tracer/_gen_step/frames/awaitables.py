"""CPython's own objects around a generator: what `asend()` and its like give, and what an async generator yields in.

They say nothing of themselves to Python code; `tp_traverse` (Objects/genobject.c) visits what they hold.
"""

import gc

from ..kinds import is_builtin, is_generator_type, name_of_type, type_name

_AWAITABLES = frozenset(["async_generator_asend", "async_generator_athrow", "coroutine_wrapper", "anext_awaitable"])
_WRAPPED = "async_generator_wrapped_value"
_MOST_DEPTH = 3


def generator_behind(value, depth=0):
    """The generator, coroutine or async generator that resumes when `value` is resumed; None where that is unknown."""
    kind = type(value)
    if is_generator_type(kind):
        return value
    if type_name(value) in _AWAITABLES and is_builtin(kind) and depth < _MOST_DEPTH:
        held = gc.get_referents(value)
        return generator_behind(held[0], depth + 1) if held else None
    return None


def is_aclose(value):
    """Whether `aclose()` gave that: it holds its generator, and no arguments as that of `athrow()` does."""
    is_thrower = type_name(value) == "async_generator_athrow" and is_builtin(type(value))
    return is_thrower and len(gc.get_referents(value)) == 1


def is_resumable_type(kind):
    """Whether it is the type of generators or of coroutines, or of what resumes one of these when it is resumed."""
    return is_generator_type(kind) or (is_builtin(kind) and name_of_type(kind) in _AWAITABLES)


def unwrapped(value):
    """The value that an async generator yields: `async_gen_wrap_value` puts it in a box that only CPython opens."""
    kind = type(value)
    if type_name(value) == _WRAPPED and is_builtin(kind):
        held = gc.get_referents(value)
        return held[0] if held else value
    return value
