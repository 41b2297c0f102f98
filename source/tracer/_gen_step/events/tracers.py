"""Whether code may set a trace or profile function of the program's own, or register callbacks of `sys.monitoring`."""

from ..kinds import has_plain_names

_SETTERS = frozenset(["settrace", "setprofile", "settrace_all_threads", "setprofile_all_threads", "use_tool_id"])
# The profiler that is written in C.
_PROFILER = "_lsprof"


def may_set(code, is_own):
    """Before it does: what it calls is among its names. `is_own`: it is the program's own code.

    A module of others that has such a name defines a function of that name, as `threading` does.
    """
    names = code.co_names
    if not is_own and has_plain_names(code) and code.co_name == "<module>":
        return _PROFILER in names
    return _PROFILER in names or not _SETTERS.isdisjoint(names)


def sets_trace(code, is_own):
    """The same of a trace function alone."""
    return "settrace" in code.co_names and (is_own or not has_plain_names(code) or code.co_name != "<module>")
