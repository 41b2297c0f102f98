"""What the events of a trace function mean, CPython 3.6 to 3.11.

A trace function gets five kinds of event; the six kinds that a generator's frame knows are made of them again here.
A resumption by `throw` begins like any other and shows itself only by what follows, so it is held back until then.
Nothing of the program's runs in between.
"""

import dis
import sys

from ..code import handlers
from ..code.opnames import DELEGATES
from ..foreign import is_instance
from ..frames import memory, operands
from ..frames.frames import is_start
from ..versions import HAS_INSTRUCTION_EVENTS
from . import tracers
from .calls import FOUND, TOLD
from .trace_exceptions import normalized

# Suspended at YIELD_FROM, f_lasti stands at the LOAD_CONST before it, and 3.6 tells nothing but f_lasti.
YIELDS = frozenset(["YIELD_VALUE", "YIELD_FROM"] + ([] if sys.version_info >= (3, 7) else ["LOAD_CONST"]))
# They take every StopIteration that comes of what they ask.
_TAKE_ENDS = DELEGATES | {"FOR_ITER"}
# Between the resumption of a delegator and its next question.
_GO_ON = DELEGATES | {"RESUME", "JUMP_BACKWARD", "JUMP_BACKWARD_NO_INTERRUPT"}


class TraceEvents:
    """Tells the observer what it would be told by `sys.monitoring`."""

    def __init__(self, observer, is_its):
        """`is_its(function)`: whether it is the trace function that these events come by."""
        self._observer = observer
        self._codes = observer.codes
        self._is_its = is_its
        # What may be a `throw`: `(the frame, its code, the offset that it stood at or None, its stack)`.
        self._held = None
        # Calls are seen at their instructions, on the stack.
        self._tells_calls = HAS_INSTRUCTION_EVENTS and memory.is_available and not observer.channel.is_mute
        # The program's own code that may set a trace function.
        self._setters = set()

    @property
    def held(self):
        """The frame of a resumption that is still to be told, or None."""
        return None if self._held is None else self._held[0]

    def entered(self, frame):
        """A frame begins or goes on; gives whether it is the program's own."""
        own = self._codes.find(frame.f_code)
        sets_trace = tracers.sets_trace(frame.f_code, own is not None)
        if sets_trace:
            self._give_back_opcodes(frame)
            if own is not None:
                self._setters.add(own)
        if tracers.may_set(frame.f_code, own is not None):
            self._observer.make_way()
        if own is None:
            return False
        # A frame's first event is a line of its own, unless the garbage collector or a signal calls something before.
        self.release(is_sure=False)
        if self._needs_opcodes(own) and not sets_trace:
            frame.f_trace_opcodes = True
        if not HAS_INSTRUCTION_EVENTS:
            # By the next event, code of others may have run below this.
            self._observer.watch.comes_to_step()
        if own.suspends:
            # The stack is seen now; by the next event its top will have been taken.
            offset = None if is_start(frame) else frame.f_lasti
            self._held = (frame, own, offset, self._observer.stack_at_entry(frame, own))
        else:
            self._observer.start(frame, own, None)
        return True

    def tell(self, frame, event, argument):
        """What comes of a frame that was entered."""
        own = self._codes.find(frame.f_code)
        if event == "exception":
            self._exception(frame, own, argument)
            return
        self.release()
        calls = self._observer.calls
        if calls.makes:
            # What the call gave lies on top of the stack.
            calls.made(operands.top(frame, own.slots) if event == "opcode" else None)
        record = self._observer.frames.meet(frame, own)
        if own.suspends and not record.running and event != "return":
            self._observer.went_on(frame, own)
        if event == "opcode":
            record.unwinding = False
            record.opname = own.sites.opname.get(frame.f_lasti)
            if record.opname == "RETURN_VALUE":
                record.returning = True
            if self._tells_calls:
                self._came_back(frame, own, record)
            offset = frame.f_lasti
            if offset in own.sites.watched or offset in own.sites.catches or offset in own.sites.askers:
                self._observer.instruction(frame, own, frame.f_lasti)
            if self._tells_calls and frame.f_lasti in own.sites.calls:
                self._calls(frame, own)
            if offset in own.sites.bare_raises:
                self._observer.raises_again(record)
            if record.opname == "RERAISE" and (own.sites.takes_groups or not record.raising):
                self._observer.reraises(frame, own, record)
            if self._observer.channel.fine:
                self._observer.step(frame, own, frame.f_lasti)
        elif event == "line":
            record.unwinding = False
            self._observer.threads.look_out()
            if not HAS_INSTRUCTION_EVENTS and record.raising and frame.f_lineno in own.catch_lines:
                self._observer.caught(frame, own)
            if not HAS_INSTRUCTION_EVENTS and (
                frame.f_lasti in own.sites.bare_raises or _ends_by_raise(frame, own, record)
            ):
                self._observer.raises_again(record)
            if not HAS_INSTRUCTION_EVENTS and frame.f_lasti in own.sites.handler_starts:
                current = sys.exc_info()[1]
                described = None if current is None else self._observer.describing.exception(current)
                record.handled[frame.f_lasti] = described
            if (
                HAS_INSTRUCTION_EVENTS
                and own.sites.catches.get(frame.f_lasti) == handlers.END
                and frame.f_lineno != record.line
            ):
                # 3.9 counts the end of an `async for` to the first line of its `else`, or to the last one of its body.
                self._observer.caught(frame, own)
                if _begins_line(frame.f_code, frame.f_lasti + 2):
                    return
            lacks_opcodes = self._lacks_opcodes(frame, own)
            if lacks_opcodes and record.calling is TOLD:
                self._observer.calls.over(record)  # Where it has come back was not told.
            self._observer.line(frame, own, frame.f_lineno or 0)
            if own in self._setters:
                self._give_back_opcodes(frame)
            elif lacks_opcodes and self._may_get_opcodes_back(frame):
                frame.f_trace_opcodes = True
        elif event == "return":
            self._return(frame, own, argument)

    def _came_back(self, frame, own, record):
        """The instruction before may have been a call: what it gave lies on top of the stack."""
        if record.calling is TOLD and record.calling_at is not None and record.opname in _GO_ON:
            return  # What is refused was told before it.
        if record.calling is not None:
            if record.calling is FOUND:  # `f(*generator)`: what `f` makes comes behind the unpacking.
                self._observer.calls.over(record)
            value = self._observer.describing.value(operands.top(frame, own.slots), record.id)
            if record.calling is not None:
                self._observer.calls.over(record, value)

    def _calls(self, frame, own):
        called = operands.of_call(frame, own.slots, own.sites.calls[frame.f_lasti])
        if called is not None and called[1] is None:
            # What resumes a generator, of what it has yet to unpack, is found when it does.
            self._observer.frames.meet(frame, own).callee = "*"
            self._observer.calls.unpacks(frame, own, called[0])
        elif called is not None:
            self._observer.calls.before(frame, own, frame.f_lasti, called[0], lambda: called[1])

    def _exception(self, frame, own, argument):
        kind, exception, traceback = argument
        if not is_instance(exception, BaseException):  # Up to 3.11 it need not be normalized yet.
            exception = normalized(kind, exception)
        observer = self._observer
        is_stop = is_instance(exception, StopIteration)
        if self._is_thrown(frame) and not (is_stop and traceback is None):
            self._held = None
            observer.throw(frame, own, frame.f_lasti, exception)
        else:
            self.release()
            if is_stop and (traceback is None or own.sites.opname.get(frame.f_lasti) in _TAKE_ENDS):
                # The end of an iterator that CPython itself takes: a delegatee, or a for loop's. What the exception
                # and the iterator hold goes behind it.
                observer.took_end(frame, own, exception)
                return
            observer.raised(frame, own, exception, traceback)
        record = observer.frames.meet(frame, own)
        record.unwinding, record.returning, record.raised_at = True, False, frame.f_lasti

    def _is_thrown(self, frame):
        """Whether an exception comes to a frame with its resumption, and not by an instruction that ran since."""
        if self._held is None or self._held[0] is not frame:
            return False
        # An offset of None stands for a start.
        return frame.f_lasti == (-1 if self._held[2] is None else self._held[2]) or is_start(frame)

    def _return(self, frame, own, value):
        observer = self._observer
        record = observer.frames.meet(frame, own)
        # A frame that an exception leaves also "returns" None; f_lasti may then be set back to where that was raised.
        opname = record.opname or own.sites.opname.get(frame.f_lasti)
        # On 3.6 nothing tells that an `async for` took the end of its iterator; but no exception arises at this one.
        ends = opname == "RETURN_VALUE" and not HAS_INSTRUCTION_EVENTS
        if not HAS_INSTRUCTION_EVENTS and frame.f_lasti in own.sites.bare_raises and value is None:
            observer.unwound(frame, own, record.last_raised())
            return
        ends_finally = opname == "END_FINALLY" and value is None and record.raising
        if ends_finally and _is_returning(own, record):
            observer.returned(frame, own, value)
        elif ends_finally and not HAS_INSTRUCTION_EVENTS:
            observer.unwound(frame, own, _raised_again(frame, own, record), not record.unwinding)
        elif record.unwinding and value is None and not ends and not _yields_behind(frame, own, record):
            observer.unwound(frame, own, record.last_raised())
        elif opname == "RETURN_VALUE":
            observer.returned(frame, own, value)
        elif own.suspends and frame.f_lasti in own.sites.suspended and opname in YIELDS:
            observer.yielded(frame, own, frame.f_lasti, value)
        elif value is None and (record.raising or opname == "RERAISE"):
            observer.unwound(frame, own, record.last_raised())
        else:
            observer.returned(frame, own, value)

    def release(self, is_sure=True):
        """Tell what was held back: it was no `throw`. That is not sure where another frame came in between."""
        if self._held is not None:
            frame, own, offset, seen = held = self._held
            told = self._observer.told
            self._held = None
            watch = self._observer.watch
            watch.is_late = watch.is_on and not HAS_INSTRUCTION_EVENTS
            try:
                if offset is None:
                    self._observer.start(frame, own, seen, is_sure)
                else:
                    self._observer.resumed(frame, own, offset, seen)
            except BaseException:
                # By the handler of a signal: it is told when the event is begun anew.
                if self._observer.told is told:
                    self._held = held
                raise
            finally:
                watch.is_late = False

    def _give_back_opcodes(self, frame):
        """A function runs that may set a trace function of the program's, which knows of no `opcode` events: no frame
        has them.
        """
        for each in self._observer.frames.alive_from(frame):
            self._without_opcodes(each)

    def _needs_opcodes(self, own):
        return HAS_INSTRUCTION_EVENTS and (own.suspends or own.sites.catches or self._tells_calls)

    def _lacks_opcodes(self, frame, own):
        return HAS_INSTRUCTION_EVENTS and not frame.f_trace_opcodes and self._needs_opcodes(own)

    def _may_get_opcodes_back(self, frame):
        """Whether our trace function is set, and no code runs here or further out that may set one: what has done so
        and has put ours back, as `doctest` does, is over.
        """
        if not self._is_its(sys.gettrace()):
            return False
        while frame is not None and not tracers.sets_trace(frame.f_code, self._codes.find(frame.f_code) is not None):
            frame = frame.f_back
        return frame is None

    def _without_opcodes(self, frame):
        if HAS_INSTRUCTION_EVENTS and frame.f_trace_opcodes:
            frame.f_trace_opcodes = False
            record = self._observer.frames.find(frame)
            if record is not None:
                record.opname = None


def _begins_line(code, offset):
    return any(start == offset for start, _ in dis.findlinestarts(code))


def _yields_behind(frame, own, record):
    """3.6: whether a frame yields None behind an exception, with no event in between: the `__aexit__` of an `async
    with` is awaited.
    """
    if HAS_INSTRUCTION_EVENTS or record.raised_at == frame.f_lasti:
        return False
    return frame.f_lasti in own.sites.suspended and own.sites.opname.get(frame.f_lasti) in YIELDS


def _is_returning(own, record):
    """Up to 3.7: whether a `return` goes out by the end of a `finally` or `with`, into which an exception may have led.
    On 3.6 it must have been the last line that ran.
    """
    if HAS_INSTRUCTION_EVENTS:
        return record.returning
    return record.line in own.return_lines and not record.unwinding


def _ends_by_raise(frame, own, record):
    """3.6: whether a `finally` begins because of a `raise` alone, which is not the first of its line: what was caught
    is still being handled.
    """
    raises = own.final_lines.get(frame.f_lineno, ())
    return record.line in raises and not record.raising and sys.exc_info()[1] is not None


def _raised_again(frame, own, record):
    """3.6: the exception that the end of a `finally` raises again. A later one, which a `with` swallowed without any
    event, may have been raised last.
    """
    handled = record.handled.get(own.start_of_handler(frame.f_code, frame.f_lasti))
    return record.last_raised() if handled is None else handled
