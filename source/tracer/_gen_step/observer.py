"""What is told of each event of a frame. Both backends end here, so that the wire says the same on every version.

The names are those of `sys.monitoring`: start, resume, throw, yield, return, unwind, and line, instruction, raise.
"""

import sys
import weakref

from . import callsite, handlers, localvars, stack
from .awaitables import generator_behind, unwrapped
from .bytecode import Bytecode
from .clients import Clients, TaskCall
from .codes import Codes
from .frames import Frames
from .kinds import type_name

# In 3.11 what the tracer itself handles shows in the generator that is being traced.
_KNOWS_CALM = sys.version_info >= (3, 12)
_HAS_INSTRUCTIONS = sys.version_info >= (3, 7)


class Observer:
    """Tells the app of events in the program's own frames."""

    def __init__(self, channel, root, own=()):
        self.channel = channel
        self.codes = Codes(channel, root, own)
        self.frames = Frames(channel, self.codes)
        self.clients = Clients(channel, self.codes, self.frames)
        self.bytecode = Bytecode(channel)
        self._failed = False

    def values_on_stack(self, frame, code, popped=0):
        """The frame's stack, or None; without the `popped` values that just left it, but still count."""
        record = self.frames.find(frame)
        if not code.suspends or record is None and stack.NEEDS_GENERATOR:
            return None
        count = code.sites.counts.get(frame.f_lasti)
        if count is not None and popped:
            count = (count[0] - popped, count[1] - popped)
        owner = None if record is None else record.owner()
        calm = _KNOWS_CALM and record is not None and not record.disturbed
        local_values = frame.f_locals
        try:
            return stack.read(frame, owner, local_values, count, calm)
        finally:
            localvars.released(frame, local_values)

    def start(self, frame, code, values, is_entered=True):
        """`values`: what CPython pushed before the frame was entered."""
        self.frames.renew(frame)
        record = self.frames.meet(frame, code, is_entered)
        seen = self._described(values or [], record) if code.suspends else None
        self._tell_call(frame, record, seen)
        line = frame.f_code.co_firstlineno
        self._observe("start", frame, record, seen, code=code.id, line=line, **self._enter(frame, record))

    def resume(self, frame, code, offset, values):
        record = self.frames.meet(frame, code, is_entered=True)
        seen = self._described(values, record)
        self._tell_call(frame, record, seen)
        site = code.sites.suspended.get(offset)
        # 3.6 tells no instructions: the next event is that of a line, and by then the value was assigned.
        variables = frame if _HAS_INSTRUCTIONS else None
        self._observe("resume", variables, record, seen, site=site, **self._enter(frame, record))

    def went_on(self, frame, code):
        """3.11: behind a delegatee that ended by a `throw()` its delegator goes on without an event of its own."""
        record = self.frames.meet(frame, code)
        seen = self._seen(frame, code, record)
        self._tell_call(frame, record, seen)
        self._observe("resume", frame, record, seen, site=record.site, **self._enter(frame, record))

    def throw(self, frame, code, offset, exception):
        record = self.frames.meet(frame, code)
        described = self.frames.exception(exception)
        record.raises(exception, described)
        self._tell_call(frame, record, [described], thrown=described)
        site = code.sites.suspended.get(offset)
        fields = self._enter(frame, record)
        self._observe("throw", frame, record, None, code=code.id, site=site, exception=described, **fields)

    def line(self, frame, code, line):
        record = self.frames.meet(frame, code)
        seen = self._seen(frame, code, record)
        record.line = line
        self._observe("line", frame, record, seen, line=line)

    def instruction(self, frame, code, offset):
        record = self.frames.meet(frame, code)
        if offset in code.sites.catches:
            self.caught(frame, code)
        for site, at in code.sites.watched.get(offset, ()):
            seen = self._seen(frame, code, record)
            fields = {"to": seen[-1]} if at == "delegate" and seen else {}
            self._observe("instruction", frame, record, seen, site=site, at=at, **fields)

    def step(self, frame, code, offset):
        """An instruction of a generator's, where somebody steps by those.

        From 3.11 on a frame also has instructions before its start, when it is not yet its generator's.
        """
        record = self.frames.find(frame)
        if not code.suspends or record is None or record.code is not code or not record.running:
            return
        if frame.f_lasti != offset:
            return
        instruction = self.bytecode.at(frame.f_code, code, offset)
        if instruction is None:
            return
        line = frame.f_lineno or record.line or frame.f_code.co_firstlineno
        fields = {key: instruction[key] for key in ("offset", "opname", "argument")}
        seen = self._seen(frame, code, record)
        self._observe("instruction", frame, record, seen, site=None, at="step", line=line, **fields)

    def yielded(self, frame, code, offset, value):
        record = self.frames.meet(frame, code)
        site = code.sites.suspended.get(offset)
        values = self.values_on_stack(frame, code, popped=1)
        if values and site is not None and code.sites.table[site]["kind"] != "yield":
            self._delegates(record, values[-1])
        record.site = site
        self.clients.leave(record)
        value = self.frames.value(unwrapped(value))
        self._observe("yield", frame, record, self._described(values, record), site=site, value=value)

    def returned(self, frame, code, value):
        record = self.frames.meet(frame, code)
        self.clients.leave(record)
        self._observe("return", frame, record, None, value=self.frames.value(value))
        self.frames.forget(frame)

    def unwound(self, frame, code, exception):
        """`exception`: already described."""
        record = self.frames.meet(frame, code)
        self.clients.leave(record)
        self._observe("unwind", frame, record, None, exception=exception)
        self.frames.forget(frame)

    def raised(self, frame, code, exception):
        record = self.frames.meet(frame, code)
        described = self.frames.exception(exception)
        record.raises(exception, described)
        fields = callsite.refused(frame, code, exception, self.codes.source(frame.f_code.co_filename))
        generator = fields.pop("generator", None)
        if generator is not None:
            target = self.frames.of_generator(generator, record.id)
            if target is not None:
                fields["call"]["frame"] = target.id
            else:
                fields = {}
        self._observe("raise", frame, record, None, line=frame.f_lineno or 0, exception=described, **fields)

    def caught(self, frame, code):
        """The first instruction behind an `except` that matches, or behind a `with` whose `__exit__` said yes."""
        record = self.frames.meet(frame, code)
        current = sys.exc_info()[1]
        if current is not None and code.sites.catches.get(frame.f_lasti) != handlers.LAST:
            exception = self.frames.exception(current)
        elif record.raising:
            exception = record.last_raised()
        else:
            return
        del record.raising[-1:]
        self._observe("handled", frame, record, None, line=frame.f_lineno or 0, exception=exception)

    def failed(self, error):
        """Something went wrong in the tracer itself. The program never sees it; the app is told once."""
        if self._failed:
            return
        self._failed = True
        message = "gen-step itself failed at an event, and left it out: %s: %s." % (type_name(error), error)
        self.channel.describe("problem", problem={"kind": "tracer", "message": message})

    def _enter(self, frame, record):
        caller, site = self.clients.caller(frame)
        self.clients.enter(record)
        return {"caller": caller} if site is None else {"caller": caller, "callerSite": site}

    def _delegates(self, record, receiver):
        """Note what a suspended delegator stands on."""
        generator = generator_behind(receiver)
        delegatee = None if generator is None else self.frames.of_generator(generator, record.id)
        if delegatee is not None:
            delegatee.delegator = weakref.ref(record)

    def _tell_call(self, frame, record, passed, thrown=None):
        """Where a client of the program's own, or a task, resumes `frame`, its call is told first."""
        if not record.code.suspends:
            return
        found = self.clients.call(frame, record)
        if found is None:
            return
        client, caller, target = found
        if isinstance(caller, TaskCall):
            told = caller.describe(thrown, self.frames.value(None))
            self._observe("call", None, None, None, target=target.id, **told)
            return
        if client is None:
            told = callsite.describe_line(caller.line, self.codes.source(caller.code.file))
        else:
            told = callsite.describe(client, caller.code, self.codes.source(client.f_code.co_filename))
        if passed and told.get("method") in ("send", "throw", "asend", "athrow"):
            told["argument"] = passed[-1]
        self._observe("call", client, caller, None, caller=caller.id, target=target.id, **told)

    def _seen(self, frame, code, record):
        """The stack between two suspensions."""
        if not stack.READABLE_BETWEEN:
            return None
        return self._described(self.values_on_stack(frame, code), record)

    def _described(self, values, record):
        return None if values is None else [self.frames.value(value, record.id) for value in values]

    def _observe(self, event, frame, record, seen, target=None, **fields):
        delta = None if frame is None else self.frames.locals_delta(record, frame)
        if delta is not None:
            fields["locals"] = delta
        if seen is not None:
            fields["stack"] = seen
        self.channel.observe(event, frame=record.id if event != "call" else target, **fields)
