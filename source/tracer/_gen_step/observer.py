"""What is told of each event of a frame. Both backends end here, so that the wire says the same on every version.

The names are those of `sys.monitoring`: start, resume, throw, yield, return, unwind, and line, instruction, raise.
"""

from . import callsite, stack
from .codes import Codes
from .frames import Frames

PERSON = 0


class Observer:
    """Tells the app of events in the program's own frames."""

    def __init__(self, channel, root, own=()):
        self.channel = channel
        self.codes = Codes(channel, root, own)
        self.frames = Frames(channel, self.codes)
        # The frame in which the person's commands are carried out; its callees are called by the person.
        self.person_code = None

    def stack(self, frame, code, popped=0):
        """The frame's stack as `Value`s, or None; without the `popped` values that just left it, but still count."""
        if not code.suspends:
            return None
        record = self.frames.meet(frame, code)
        depth = code.sites.depths.get(frame.f_lasti)
        seen = stack.read(frame, record.owner(), frame.f_locals, None if depth is None else depth - popped)
        return None if seen is None else [self.frames.value(value, record.id) for value in seen]

    def start(self, frame, code, seen):
        """`seen`: the stack as it was when the frame was entered."""
        record = self.frames.meet(frame, code)
        caller = self._call(frame, record, seen)
        line = frame.f_code.co_firstlineno
        self._observe("start", frame, record, seen, code=code.id, caller=caller, line=line)

    def resume(self, frame, code, offset, seen):
        record = self.frames.meet(frame, code)
        caller = self._call(frame, record, seen)
        self._observe("resume", frame, record, seen, caller=caller, site=code.sites.suspended.get(offset))

    def throw(self, frame, code, offset, exception):
        record = self.frames.meet(frame, code)
        exception = self.frames.value(exception)
        caller = self._call(frame, record, [exception])
        site = code.sites.suspended.get(offset)
        self._observe("throw", frame, record, None, code=code.id, caller=caller, site=site, exception=exception)

    def line(self, frame, code, line):
        self._observe("line", frame, self.frames.meet(frame, code), self.stack(frame, code), line=line)

    def instruction(self, frame, code, offset):
        record = self.frames.meet(frame, code)
        for site, at in code.sites.watched.get(offset, ()):
            seen = self.stack(frame, code)
            fields = {"to": seen[-1]} if at == "delegate" and seen else {}
            self._observe("instruction", frame, record, seen, site=site, at=at, **fields)

    def yielded(self, frame, code, offset, value):
        record = self.frames.meet(frame, code)
        site = code.sites.suspended.get(offset)
        seen = self.stack(frame, code, popped=1)
        self._observe("yield", frame, record, seen, site=site, value=self.frames.value(value))

    def returned(self, frame, code, value):
        record = self.frames.meet(frame, code)
        self._observe("return", frame, record, None, value=self.frames.value(value))
        self.frames.forget(frame)

    def unwound(self, frame, code, exception):
        record = self.frames.meet(frame, code)
        self._observe("unwind", frame, record, None, exception=self.frames.value(exception))
        self.frames.forget(frame)

    def raised(self, frame, code, exception):
        record = self.frames.meet(frame, code)
        self._observe("raise", frame, record, None, line=frame.f_lineno or 0, exception=self.frames.value(exception))

    def handled(self, frame, code, exception):
        record = self.frames.meet(frame, code)
        self._observe("handled", frame, record, None, line=frame.f_lineno or 0, exception=self.frames.value(exception))

    def _call(self, frame, record, passed):
        """The number of the caller. Where the caller is a client of the program's own, its call is told first."""
        back = self._caller(frame)
        if back is None:
            return None
        if back.f_code is self.person_code:
            return PERSON
        code = self.codes.find(back.f_code)
        caller = self.frames.meet(back, code)
        if record.code.suspends and not callsite.delegates(back, code):
            told = callsite.describe(back, self.codes.source(back.f_code.co_filename))
            if passed and told.get("method") in ("send", "throw"):
                told["argument"] = passed[-1]
            self._observe("call", back, caller, None, caller=caller.id, target=record.id, **told)
        return caller.id

    def _caller(self, frame):
        """The nearest frame of the program's own, or the person's, that called `frame`."""
        back = frame.f_back
        while back is not None:
            if back.f_code is self.person_code or self.codes.find(back.f_code) is not None:
                return back
            back = back.f_back
        return None

    def _observe(self, event, frame, record, seen, target=None, **fields):
        delta = self.frames.locals_delta(record, frame.f_locals, frame.f_code.co_name == "<module>")
        if delta is not None:
            fields["locals"] = delta
        if seen is not None:
            fields["stack"] = seen
        self.channel.observe(event, frame=record.id if event != "call" else target, **fields)
