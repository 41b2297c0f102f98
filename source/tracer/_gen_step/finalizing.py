"""Whether code of the program's runs because a coroutine or an asynchronous generator was dropped.

CPython hands such an object to Python code in two places of its finalizer, `_PyGen_Finalize` (Objects/genobject.c): to
`warnings._warn_unawaited_coroutine`, and to the hook that `sys.set_asyncgen_hooks` installed.
"""

import sys
from types import FunctionType, MethodType


def is_under_way():
    """Whether one of the two is among the callers of what runs now."""
    warnings = sys.modules.get("warnings")
    handed = (
        _code(getattr(warnings, "_warn_unawaited_coroutine", None)),
        _code(sys.get_asyncgen_hooks().finalizer),
    )
    frame = sys._getframe()
    while frame is not None:
        if frame.f_code in handed:
            return True
        frame = frame.f_back
    return False


def _code(function):
    if type(function) is MethodType:
        function = function.__func__
    return function.__code__ if type(function) is FunctionType else None
