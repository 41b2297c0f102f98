"""Looking at a frame of others below a delegator that stands still, by trace functions (up to CPython 3.11).

A trace function is told of a resumption with nothing of how it came about; the next event shows that. A frame that is
left "returns" None also where an exception leaves it.
"""

from dis import opmap

from ..code.codes import SUSPENDS
from ..foreign import is_instance
from ..frames.frames import is_start
from ..versions import HAS_INSTRUCTION_EVENTS
from .trace_exceptions import normalized

_YIELDS = frozenset(opmap[name] for name in ("YIELD_VALUE", "YIELD_FROM") if name in opmap)


class BeneathTrace:
    """Its `tell` is the trace function of such a frame for one resumption."""

    def __init__(self, observer):
        self._observer = observer
        self._beneath = observer.beneath
        # The `id` of the frame whose resumption is not told yet.
        self._fresh = None
        # No instruction has run since an exception came to the frame.
        self._raising = False
        # Whether the instruction that ran last yields: f_lasti may be set back to where an exception was raised.
        self._yields = not HAS_INSTRUCTION_EVENTS

    def entered(self, frame, held):
        """Whether a frame of others goes on in the place of a delegator. `held`: the frame of a resumption that is
        still to be told, or None.
        """
        if id(frame) not in self._beneath.frames or is_start(frame) or not frame.f_code.co_flags & SUSPENDS:
            return False
        record = self._beneath.delegator_of(frame)
        if record is None or held is not None and self._observer.frames.find(held) is record:
            return False
        self._fresh, self._raising, self._yields = id(frame), False, not HAS_INSTRUCTION_EVENTS
        if HAS_INSTRUCTION_EVENTS:
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return True

    def tell(self, frame, event, argument):
        """Gives whether it is to be told more of that frame."""
        if event == "exception":
            self._raising = True
            self._begin(frame, argument)
        elif event == "return":
            yields = not self._raising and self._yields and (HAS_INSTRUCTION_EVENTS or _yields(frame))
            self._begin(frame, None)
            frame.f_trace = None
            if HAS_INSTRUCTION_EVENTS:
                frame.f_trace_opcodes, frame.f_trace_lines = False, True
            record = self._beneath.delegator_of(frame) if yields else None
            if record is not None:
                self._beneath.yields(frame, record, argument)
            return False
        else:
            self._raising = False
            if event == "opcode":
                self._yields = frame.f_code.co_code[frame.f_lasti] in _YIELDS
            self._begin(frame, None)
        return True

    def _begin(self, frame, raised):
        if self._fresh != id(frame):
            return
        self._fresh = None
        record = self._beneath.delegator_of(frame)
        if record is None:
            return
        described = None
        if raised is not None:
            kind, exception, _ = raised
            if not is_instance(exception, BaseException):
                exception = normalized(kind, exception)
            described = self._observer.describing.exception(exception)
        self._beneath.begins(frame, record, described)


def _yields(frame):
    """3.6: whether a frame that is left yields. Suspended at a YIELD_FROM, it stands at the instruction before."""
    code, at = frame.f_code.co_code, frame.f_lasti
    return code[at] == opmap["YIELD_VALUE"] or code[at + 2] == opmap["YIELD_FROM"]
