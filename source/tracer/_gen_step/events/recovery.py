"""After the handler of a signal raised in the middle of an event: what it left half done is put right."""

from gc import get_referrers as _get_referrers

from ..foreign import is_traceback
from ..frames.variables import Told


def doubt(frames):
    """Whether the last lines reached the app is not certain: nothing is sent by a number, and all variables are sent
    anew.
    """
    for record in list(frames.by_frame.values()):
        record.sent.clear()
        record.told = Told()
        record.standing = None
        record.described = (None, None)


def remove_frame(frame):
    """Take a frame of the tracer's, and the second entry that CPython makes for its caller, out of all tracebacks.

    Up to 3.11 the traceback of an exception on its way is to be had by no other way (`call_trampoline`,
    Python/sysmodule.c).
    """
    for entry in _referring(frame):
        for above in _referring(entry):
            try:
                above.tb_next = entry.tb_next
                for first in _referring(above):
                    if first.tb_frame is above.tb_frame and first.tb_lasti == above.tb_lasti:
                        first.tb_next = above.tb_next
            except AttributeError:
                return  # 3.6


def _referring(value):
    return [found for found in _get_referrers(value) if is_traceback(found) and _refers(found, value)]


def _refers(traceback, value):
    return traceback.tb_next is value or traceback.tb_frame is value
