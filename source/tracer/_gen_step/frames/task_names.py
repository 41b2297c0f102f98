"""What `create_task()` is about to call a task, which has another name until then.

Where a loop has a task factory, up to 3.13 `BaseEventLoop.create_task` (Lib/asyncio/base_events.py) sets the name when
the factory has made the task. By then an eager task has run, and may be done.
"""

import sys
from types import FunctionType

from ..code.slots import Slots
from ..foreign import code_of_function, dict_get, module_dict, own_of_type
from . import localvars

_SETS_NAMES_LATE = (3, 8) <= sys.version_info < (3, 14)
_getframe = sys._getframe


def given_name(coroutine):
    """The name for the task of a coroutine, where `create_task()` is under way for that and was given one; or None."""
    code = _code_of_create() if _SETS_NAMES_LATE else None
    frame = None if code is None else _getframe(1)
    while frame is not None:
        if frame.f_code is code:
            values = localvars.of(frame, Slots(code))
            name = values.get("name") if values.get("coro") is coroutine else None
            localvars.released(frame, values)
            if name is not None:
                return name
        frame = frame.f_back
    return None


def _code_of_create():
    kind = dict_get(module_dict("asyncio.base_events"), "BaseEventLoop")
    create = own_of_type(kind).get("create_task") if type(kind) is type else None
    return code_of_function(create) if type(create) is FunctionType else None
