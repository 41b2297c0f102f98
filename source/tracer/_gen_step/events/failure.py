"""Why observation ends before the program: one sentence for the app, or, for tests of the tracer, all about it."""

import os
import traceback

from ..foreign import traceback_of
from ..frames.values import describe
from ..interrupts.blame import culprit

# For tests: the traceback is told, too.
_IS_STRICT = bool(os.environ.pop("GEN_STEP_STRICT", ""))
NO_MEMORY = "gen-step observes no more: no memory is left for it."
_format = traceback.format_tb


def report(channel, error):
    """Tell of a fault. Whatever goes wrong on the way is left out: the program goes on."""
    try:
        name = culprit(error)
        if name is None and type(error) is MemoryError:
            message = NO_MEMORY
        elif name is None:
            message = "gen-step itself failed at an event, and observes no more: %s." % describe(error)
        else:
            message = "gen-step observes no more: %s of the program's raised %s in the middle of an event." % (
                name,
                describe(error),
            )
        tell(channel, message, _trace(error) if _IS_STRICT else None)
    except Exception:
        pass


def tell(channel, message, text=None):
    """Tell the app that observation ends."""
    problem = {"kind": "tracer", "message": message}
    if text is not None:
        problem["text"] = text
    channel.tell("problem", problem=problem)


def _trace(error):
    try:
        return "".join(_format(traceback_of(error)))
    except Exception:
        return "no traceback"
