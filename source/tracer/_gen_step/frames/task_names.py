"""What a `create_task()` under way does: what it will call a task, which has another name until then, and whether a
group makes that.

Where a loop has a task factory, up to 3.13 `BaseEventLoop.create_task` (Lib/asyncio/base_events.py) sets the name when
the factory has made the task, and up to 3.12 a `TaskGroup` and `asyncio.create_task` set it later still. By then an
eager task has run, and may be done.
"""

import sys
from types import FunctionType

from ..code.slots import Slots
from ..foreign import code_of_function, dict_get, module_dict, own_of_type
from . import localvars
from .callers import is_between

_SETS_NAMES_LATE = (3, 8) <= sys.version_info < (3, 14)
_getframe = sys._getframe


def given_name(coroutine):
    """The name for the task of a coroutine, where `create_task()` is under way for that and was given one; or None."""
    codes = _codes_of(_of_loop(), _of_group(), _of_module()) if _SETS_NAMES_LATE else ()
    frame = _getframe(1) if codes else None
    while frame is not None:
        if any(frame.f_code is code for code in codes):
            values = localvars.of(frame, Slots(frame.f_code))
            name = values.get("name") if values.get("coro") is coroutine else None
            localvars.released(frame, values)
            if name is not None:
                return name
        frame = frame.f_back
    return None


def is_of_group(frame, back):
    """Whether a `TaskGroup` makes the task whose eager step ends with a frame. `back`: the next frame of the program's
    own.
    """
    codes = _codes_of(_of_group())
    return bool(codes) and is_between(frame, back, codes[0])


def _of_loop():
    return _method_of("asyncio.base_events", "BaseEventLoop")


def _of_group():
    return _method_of("asyncio.taskgroups", "TaskGroup")


def _of_module():
    return dict_get(module_dict("asyncio.tasks"), "create_task")


def _method_of(module, name):
    kind = dict_get(module_dict(module), name)
    return own_of_type(kind).get("create_task") if type(kind) is type else None


def _codes_of(*creates):
    """The code of each of these `create_task` that there is, as Python code."""
    return [code_of_function(create) for create in creates if type(create) is FunctionType]
