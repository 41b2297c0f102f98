"""What is told of exceptions: that one is raised in a frame, and that one is caught there."""

import sys

from ..code import handlers
from ..foreign import is_instance, is_true
from ..frames import callsite, operands, stack
from ..interrupts.blame import remove_tracer
from ..wire import messages
from .calls import FOUND
from .telling import Telling


class Raising(Telling):
    """Tells of exceptions."""

    def raised(self, frame, code, exception, traceback=None):
        """`traceback`: up to 3.11, where that of the exception itself is set later."""
        remove_tracer(exception, traceback)
        if self.calls.makes:
            self.calls.made(raising=frame)
        record = self.frames.meet(frame, code)
        is_delegating = not record.unwinding and callsite.delegation(frame, code) is not None
        receiver = stack.receiver(frame, record) if is_delegating else None
        # `f(*generator)`: what that gave is there, and it is the call itself that failed.
        has_unpacked = record.calling is FOUND and self.clients.implicit.has_unpacked(frame, record)
        record.unwinding = True
        described = self.describing.exception(exception)
        record.raises(exception, described)
        was_called = record.calling is not None and not has_unpacked
        if record.calling is not None:
            self.calls.over(record, exception=described if was_called else None)
        fields = {}
        if not was_called:
            source = self.codes.source(frame.f_code.co_filename)
            fields = callsite.refused(frame, code, exception, source, receiver, traceback)
        generator = fields.pop("generator", None)
        if generator is not None:
            target = self.frames.of_generator(generator, record.id)
            if target is not None:
                fields["call"]["frame"] = target.id
            else:
                fields = {}
        fields.update(frame=record.id, line=frame.f_lineno or 0, exception=described)
        self._tell_alone("raise", messages.message("raise", fields)[:-2], frame, record)

    def raises_again(self, record):
        """Up to 3.11: `raise` alone is about to raise the exception that is being handled, of which no event tells."""
        current = sys.exc_info()[1]
        if current is not None:
            record.raises(current, self.describing.exception(current))

    def reraises(self, frame, code, record):
        """3.11: what `except*` leaves over is about to be raised, of which no event tells. It lies on the stack."""
        left = operands.top(frame, code.slots)
        if is_instance(left, BaseException):
            record.raises(left, self.describing.exception(left))

    def caught(self, frame, code):
        """The first instruction behind an `except` that matches, or behind a `with` whose `__exit__` said yes."""
        record = self.frames.meet(frame, code)
        current = sys.exc_info()[1]
        what = code.sites.catches.get(frame.f_lasti)
        if what == handlers.EXIT:
            record.leaves_with = stack.below_top(frame, code) is not None
            # It goes on with letting go of the exception.
            if not record.leaves_with or not is_true(operands.top(frame, code.slots)):
                return
            record.leaves_with = False
        if what == handlers.END and not record.raises_end():
            return
        if what == handlers.LAST and not record.leaves_with:
            return
        if current is not None and what not in (handlers.LAST, handlers.END, handlers.EXIT):
            exception = self.describing.exception(current)
        elif record.raising:
            exception = record.last_raised()
        else:
            return
        del record.raising[-1:]
        head = '{"event":"handled","frame":%d,"line":%d,"exception":%s' % (record.id, frame.f_lineno or 0, exception)
        self._tell_alone("handled", head, frame, record)
