"""Functions of the program's that CPython calls by itself because an object goes: its `__del__`, whatever the function
is named, what a weak reference calls back, and the hook for asynchronous generators. Nobody gets what they raise.
"""

import dis
from types import AsyncGeneratorType, FunctionType

from ..code.opnames import is_at_call
from ..code.slots import Slots
from ..foreign import code_of_function, dict_get, is_dead_reference, is_of_c, module_dict, mro_of, own_of_type
from . import callsite, finalizing, localvars

_TAKES_ANY = 0x04  # CO_VARARGS
_CACHE = 0


def is_unasked(frame, values, codes):
    """Whether CPython called the function of a frame that has just begun, with these `values` of its variables. None:
    it is none of that kind, whoever called it.
    """
    given = _given(frame.f_code, values)
    first = given[0] if given else None
    if is_dead_reference(first):
        return not _hands_on(frame.f_back, first)
    if len(given) > 1 and is_dead_reference(given[1]) and (frame.f_back is None or not _is_calling(frame.f_back)):
        return True  # A method.
    hook = finalizing.hook() if any(type(each) is AsyncGeneratorType for each in given) else None
    if hook is not None and code_of_function(hook) is frame.f_code:
        return not _is_called(frame.f_back, hook, [frame.f_code.co_name], codes)
    finalizer = None if first is None or is_of_c(type(first)) else _finalizer(type(first))
    if finalizer is not None and code_of_function(finalizer) is frame.f_code:
        return not _is_asked(frame.f_back, finalizer, type(first), codes)
    back = frame.f_back
    if back is not None and back.f_code.co_name == "__call__" and back.f_code is _code_of_finalize():
        return any(map(is_dead_reference, _arguments(back)))
    # One that another `__del__` calls.
    return False if frame.f_code.co_name == "__del__" and first is not None else None


def _given(code, values):
    """The first two arguments."""
    names, count = code.co_varnames, code.co_argcount
    given = [values.get(name) for name in names[: min(count, 2)]]
    if len(given) < 2 and code.co_flags & _TAKES_ANY:
        rest = values.get(names[count + code.co_kwonlyargcount])
        given += rest[:2] if type(rest) is tuple else ()
    return given


def _arguments(frame):
    """The same of a frame of others."""
    values = localvars.of(frame, Slots(frame.f_code))
    try:
        return _given(frame.f_code, values)
    finally:
        localvars.released(frame, values)


def _finalizer(kind):
    """The `__del__` of a type, where that is a function in Python; else None."""
    found = next((own["__del__"] for own in map(own_of_type, mro_of(kind)) if "__del__" in own), None)
    return found if type(found) is FunctionType else None


def _is_asked(back, finalizer, kind, codes):
    """Whether the code of `back` calls that `__del__` of a type, under any name that the type has for it."""
    if back is None:
        return False
    names = [name for own in map(own_of_type, mro_of(kind)) for name, value in own.items() if value is finalizer]
    if not _is_calling(back):
        # A `with` calls `__exit__`.
        return any(name != "__del__" and name.startswith("__") for name in names)
    return _is_called(back, finalizer, names, codes)


def _is_called(back, function, names, codes):
    """Whether the call that the code of `back` is at may be one of a function, which is a method under these names."""
    if back is None or not _is_calling(back):
        return False
    code = codes.find(back.f_code)
    source = None if code is None else codes.source(code.file)
    return callsite.calls(back, code, source, function, names)


def _hands_on(back, reference):
    """Whether it was given that itself, and calls."""
    return back is not None and _is_calling(back) and any(each is reference for each in _arguments(back))


def _is_calling(frame):
    """Whether a frame stands at an instruction that calls something. Between those are caches."""
    code, offset = frame.f_code.co_code, frame.f_lasti
    while offset > 0 and code[offset] == _CACHE:
        offset -= 2
    opname = dis.opname[code[offset]] if offset >= 0 else ""
    return is_at_call(opname)


def _code_of_finalize():
    """The code that a `weakref.finalize` runs when its object goes."""
    kind = dict_get(module_dict("weakref"), "finalize")
    function = own_of_type(kind).get("__call__") if type(kind) is type else None
    return code_of_function(function) if type(function) is FunctionType else None
