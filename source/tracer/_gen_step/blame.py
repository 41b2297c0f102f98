"""Whose exception came up while the tracer was at work: its own, or one of the program's code that ran in between.

CPython calls the handlers of signals between any two instructions of the main thread, so also between the tracer's.
"""

import os

from . import isolation
from .foreign import dict_get, traceback_of
from .kinds import inherits

_TRACER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "")
_LIBRARY = (os.path.join(os.path.dirname(os.__file__), ""), "<frozen ")


def is_of_program(exception):
    """Whether code of the program's raised it. A KeyboardInterrupt or an exit is never the tracer's."""
    if not inherits(type(exception), Exception):
        return True
    entry = traceback_of(exception)
    while entry is not None:
        if not _is_ours(entry.tb_frame):
            return True
        entry = entry.tb_next
    return False


def program_part(exception):
    """Its traceback without the entries of the tracer's at the beginning."""
    entry = traceback_of(exception)
    while entry is not None and is_tracer(entry.tb_frame.f_code):
        entry = entry.tb_next
    return entry


def remove_tracer(exception):
    """Take the tracer's entries behind the first out of its traceback: an exception came out of an event there."""
    first = traceback_of(exception)
    if first is None or first.tb_next is None or not is_tracer(first.tb_next.tb_frame.f_code):
        return
    entry = first.tb_next
    while entry is not None and is_tracer(entry.tb_frame.f_code):
        entry = entry.tb_next
    try:
        first.tb_next = entry
    except AttributeError:
        pass  # 3.6


def is_tracer(code):
    """Whether a code object is one of the tracer's."""
    return code.co_filename.startswith(_TRACER)


def _is_ours(frame):
    if is_tracer(frame.f_code) or dict_get(frame.f_globals, "__builtins__") is isolation.builtins:
        return True
    return frame.f_code.co_filename.startswith(_LIBRARY)
