"""Whose exception came up while the tracer was at work: its own, or that of a signal's handler of the program's.

CPython calls the handlers between any two instructions of the main thread, so also between the tracer's; and there it
raises what another thread asked for by `PyThreadState_SetAsyncExc`. All else that comes out of the tracer's work is its
own fault, also where code of the program's takes part, as an audit hook's does.
"""

import os
from types import FunctionType, MethodType

import _signal

from .. import isolation
from ..foreign import args_of, code_of_function, dict_get, function_of_method, text_of, traceback_of
from ..kinds import inherits

# Where the files of the tracer lie.
TRACER = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "")
_LIBRARY = (os.path.join(os.path.dirname(os.__file__), ""), "<frozen ")
_NUMBERS = range(1, _signal.NSIG)
_getsignal = _signal.getsignal
# The name of a file may be of a class of the program's.
_begins = str.startswith
# So many frames of others at most stand between the program's and a write of ours.
_MOST_OF_OTHERS = 12
# What CPython raises without a message, too.
_BARE = (AssertionError, MemoryError, StopIteration, StopAsyncIteration)


def is_handlers(exception):
    """Whether the handler of a signal raised it. A KeyboardInterrupt is always that of CPython's own handler."""
    if inherits(type(exception), KeyboardInterrupt):
        return True
    entry = traceback_of(exception)
    try:
        while entry is not None:
            if not _is_ours(entry.tb_frame):
                return _is_handler(entry.tb_frame.f_code)
            entry = entry.tb_next
    except Exception:
        return False  # An audit hook of the program's forbids to look.
    # A function of C may be a handler, too, as `sys.exit`.
    return not inherits(type(exception), Exception) or _was_sent(exception)


def _was_sent(exception):
    """Whether another thread sent it: it is made of its class alone. What goes wrong in the tracer has a message."""
    kind = type(exception)
    return args_of(exception) == () and not any(kind is bare for bare in _BARE)


def culprit(exception):
    """The name of the code of the program's that it came out of, such as an audit hook; None: it is the tracer's."""
    entry = traceback_of(exception)
    try:
        while entry is not None:
            if not _is_ours(entry.tb_frame):
                return text_of(entry.tb_frame.f_code.co_name)
            entry = entry.tb_next
    except Exception:
        return "an audit hook"  # It forbids to look, too.
    return None


def program_part(exception):
    """Its traceback without the entries at the beginning of the tracer's, and of the library's that it has for itself
    (`ast`, `dis`).
    """
    entry = traceback_of(exception)
    try:
        while entry is not None and _is_of_tracer(entry.tb_frame):
            entry = entry.tb_next
    except Exception:
        return None
    return entry


def remove_tracer(exception, traceback=None):
    """Take the tracer's entries out of its traceback: it came out of an event, or out of a write of ours that others
    called. `traceback`: up to 3.11, where that of the exception itself is set later.
    """
    last = traceback_of(exception) if traceback is None else traceback
    for _ in range(_MOST_OF_OTHERS):
        entry = None if last is None else last.tb_next
        if entry is None:
            return
        if is_tracer(entry.tb_frame.f_code):
            break
        last = entry
    else:
        return
    while entry is not None and is_tracer(entry.tb_frame.f_code):
        entry = entry.tb_next
    try:
        last.tb_next = entry
    except AttributeError:
        pass  # 3.6


def is_tracer(code):
    """Whether a code object is one of the tracer's."""
    return _begins(code.co_filename, TRACER)


def _is_handler(code):
    for number in _NUMBERS:
        handler = _getsignal(number)
        if type(handler) is MethodType:
            handler = function_of_method(handler)
        if type(handler) is FunctionType:
            if code_of_function(handler) is code:
                return True
        elif handler is not None and not inherits(type(handler), int) and type(handler) is not _Builtin:
            return True  # An object that can be called: what it calls is not known.
    return False


_Builtin = type(_getsignal)


def _is_ours(frame):
    return _is_of_tracer(frame) or _begins(frame.f_code.co_filename, _LIBRARY)


def _is_of_tracer(frame):
    found = dict_get(frame.f_globals, "__builtins__")
    # The `__new__` of a namedtuple has none at all.
    has_none = type(found) is dict and not found
    return is_tracer(frame.f_code) or found is isolation.builtins or has_none
