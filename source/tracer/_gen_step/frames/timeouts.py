"""Which `asyncio.timeout()` and `asyncio.TaskGroup()` (3.11+) a suspended coroutine is in: its `async with` keeps the
method that ends it on the stack.
"""

from gc import get_referents
from types import FunctionType, MethodType

from ..foreign import dict_get, function_of_method, module_dict, own_of_type, receiver_of_method, type_name
from .instances import attributes_of


def timeout_type():
    """asyncio's class of timeouts; None where it has none, or has not loaded it."""
    kind = dict_get(module_dict("asyncio.timeouts"), "Timeout")
    return kind if type(kind) is type else None


def group_type():
    """asyncio's class of task groups; None where it has none, or has not loaded it."""
    kind = dict_get(module_dict("asyncio.taskgroups"), "TaskGroup")
    return kind if type(kind) is type else None


def entered_by(generator, kind):
    """`(timeouts, groups)` that one suspended generator has entered. `kind`: `timeout_type()`."""
    timeouts, groups, kind_of_groups, before = [], [], group_type(), None
    for value in get_referents(generator):
        entered = _left_by(before, value)
        before = value
        if type(entered) is kind:
            if _state_of(entered) == "ENTERED" and not any(entered is each for each in timeouts):
                timeouts.append(entered)
        elif type(entered) is kind_of_groups and not any(entered is each for each in groups):
            groups.append(entered)
    return timeouts, groups


def _left_by(before, value):
    """What an `__aexit__` on the stack leaves; None where a generator refers to something else.

    It may also hold a timeout or a group that another one has entered, in a variable.
    """
    # Up to 3.13 the bound method lies on the stack, from 3.14 on the function and its receiver.
    is_bound = type(value) is MethodType
    function, receiver = (function_of_method(value), receiver_of_method(value)) if is_bound else (before, value)
    is_exit = type(function) is FunctionType and own_of_type(type(receiver)).get("__aexit__") is function
    return receiver if is_exit else None


def is_over(timeout):
    """Whether its time is over, and it has asked its task to cancel."""
    return timeout is not None and _state_of(timeout) == "EXPIRING"


def has_raised(timeout):
    """Whether it has made a TimeoutError of the CancelledError; `timeout` is None where it is gone since."""
    return timeout is None or _state_of(timeout) == "EXPIRED"


def _state_of(timeout):
    state = attributes_of(timeout).get("_state")
    return attributes_of(state).get("_name_") if type_name(state) == "_State" else None
