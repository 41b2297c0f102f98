"""Observing that does nothing: what a program notices of it is CPython's doing, not the tracer's."""

import sys

_TOOL = 4


def _trace(frame, event, argument):
    return _trace


def _callback(*event):
    return None


def _callback_once(*event):
    return sys.monitoring.DISABLE


def _monitor():
    monitoring, events = sys.monitoring, sys.monitoring.events
    if monitoring.get_tool(_TOOL) is not None:
        return
    monitoring.use_tool_id(_TOOL, "no-op")
    names = "PY_START PY_RESUME PY_THROW PY_YIELD PY_RETURN PY_UNWIND LINE RAISE CALL C_RETURN C_RAISE"
    wanted = 0
    for name in names.split():
        monitoring.register_callback(_TOOL, getattr(events, name), _callback)
        wanted |= getattr(events, name)
    monitoring.register_callback(_TOOL, events.INSTRUCTION, _callback_once)
    monitoring.set_events(_TOOL, wanted | events.INSTRUCTION)


def install():
    """Observe from now on. Where that goes on already, nothing changes."""
    if sys.version_info >= (3, 12):
        _monitor()
    elif sys.gettrace() is not _trace:
        sys.settrace(_trace)
