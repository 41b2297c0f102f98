"""A fault of the tracer's own: one sentence for the app, or, for tests of the tracer, all about it."""

import os
import traceback

from ..foreign import traceback_of
from ..frames.values import describe

# For tests: the traceback is told, too.
_IS_STRICT = bool(os.environ.pop("GEN_STEP_STRICT", ""))
_format = traceback.format_tb


def report(channel, error):
    """Tell of it. Whatever goes wrong on the way is left out: the program goes on."""
    try:
        message = "gen-step itself failed at an event, and observes no more: %s." % describe(error)
        problem = {"kind": "tracer", "message": message}
        if _IS_STRICT:
            problem["text"] = _trace(error)
        channel.tell("problem", problem=problem)
    except Exception:
        pass


def _trace(error):
    try:
        return "".join(_format(traceback_of(error)))
    except Exception:
        return "no traceback"
