"""Whether code of the program's runs because a coroutine or an asynchronous generator was dropped.

CPython hands such an object to Python code in two places of its finalizer, `_PyGen_Finalize` (Objects/genobject.c): to
`warnings._warn_unawaited_coroutine`, and to the hook that `sys.set_asyncgen_hooks` installed.
"""

import sys
from types import FunctionType, MethodType

from ..foreign import code_of_function, dict_get, function_of_method, module_dict


def is_under_way():
    """Whether one of the two is among the callers of what runs now."""
    handed = tuple(
        code_of_function(function)
        for function in (_function(dict_get(module_dict("warnings"), "_warn_unawaited_coroutine")), hook())
        if function is not None
    )
    frame = sys._getframe()
    while frame is not None:
        if frame.f_code in handed:
            return True
        frame = frame.f_back
    return False


def hook():
    """What a dropped asynchronous generator is handed to, as a function in Python; None where there is none."""
    return _function(sys.get_asyncgen_hooks().finalizer)


def _function(value):
    if type(value) is MethodType:
        value = function_of_method(value)
    return value if type(value) is FunctionType else None
