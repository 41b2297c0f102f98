"""What a task cannot wait for: it is thrown a RuntimeError in its next step, which is put into the queue at once
(`task_step_handle_result_impl`, Modules/_asynciomodule.c).
"""

from types import CoroutineType, GeneratorType

from ..foreign import has_method, is_builtin_type, is_future, mro_of, own_of_type
from .instances import attributes_of
from .tasks import held

_MARK = "_asyncio_future_blocking"
# By these a value may have any attribute.
_HOOKS = ("__getattr__", "__getattribute__")
# Their values have no attributes but those of the type.
_PLAIN = (object, bool, int, float, complex, str, bytes, tuple, list, dict, set, frozenset)
_PLAIN += (CoroutineType, GeneratorType)


def is_bad_yield(task, given):
    """Whether what came up to a task is nothing that it can wait for, as far as that shows; None is its next turn."""
    if given is None:
        return False
    if is_future(given):
        return given is task or held(given, _MARK) is False or _is_of_another_loop(task, given)
    is_known = all(_is_known(kind) for kind in mro_of(type(given)))
    return is_known and not (has_method(given, _MARK) or _MARK in attributes_of(given))


def _is_of_another_loop(task, future):
    its, own = held(future, "_loop"), held(task, "_loop")
    return its is not None and own is not None and its is not own


def _is_known(kind):
    """Whether a class shows what attributes its instances have."""
    if is_builtin_type(kind):
        return any(kind is each for each in _PLAIN)
    return not any(hook in own_of_type(kind) for hook in _HOOKS)
