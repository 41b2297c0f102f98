"""What is told while a frame runs: its lines, and those of its instructions that matter."""

from ..code import handlers
from ..code.bytecode import Bytecode
from ..foreign import value_of_stop
from ..frames import callsite, localvars, stack
from ..frames.awaitables import generator_behind
from ..versions import HAS_INSTRUCTION_EVENTS
from ..wire import messages
from . import resuming
from .calls import FOUND
from .forecast import ONCE
from .raising import Raising


class Running(Raising):
    """Tells what a frame comes to."""

    def __init__(self, channel, root, own=()):
        super().__init__(channel, root, own)
        self.bytecode = Bytecode(channel)

    def line(self, frame, code, line, _=None):
        record = self.frames.meet(frame, code)
        if self.watch.is_on:
            self.watch.look()
            self.watch.comes_to_line(record)
        before, record.line = record.line, line
        record.stands_at = record.takes_at = None
        record.unwinding = False
        if record.calling is FOUND:
            record.calling = None
        if code.sites.stored and HAS_INSTRUCTION_EVENTS and frame.f_lasti in code.sites.stored:
            self._watched(frame, code, record, frame.f_lasti, code.sites.stored[frame.f_lasti])
        new = seen = ""
        # Where the stack can be seen now, it is looked at in any case.
        if stack.READABLE_BETWEEN or not self.is_known(record, before, code.sites.storeless):
            values = localvars.of(frame, code.slots)
            seen = self._seen_between(frame, code, record, values)
            new = self._new(frame, record, values)
            localvars.released(frame, values)
        sent = None if new or seen else record.sent.get(line)
        if sent is None or sent[0] == "{":
            text = '{"event":"line","frame":%d,"line":%d%s%s}\n' % (record.id, line, new, seen)
            sent = text if new or seen else self.again(record.sent, line, text)
        self.channel.put("line", sent)
        self.told = sent

    def instruction(self, frame, code, offset):
        record = self.frames.meet(frame, code)
        record.unwinding = False
        if offset in code.sites.askers:
            self.askers.about_to_ask(frame, code, record, offset)
        what = code.sites.catches.get(offset)
        if what is not None and what != handlers.EXIT:
            self.caught(frame, code)
        watched = code.sites.watched.get(offset)
        if watched is not None:
            self._watched(frame, code, record, offset, watched)
        if what == handlers.EXIT:
            self.caught(frame, code)  # What an `async with` awaits is there now.

    def _watched(self, frame, code, record, offset, watched):
        if not stack.READABLE_BETWEEN and offset in code.sites.still:
            self._tell_still(record, watched, offset)
            return
        if self.watch.is_on:
            self.watch.look()
        values = localvars.of(frame, code.slots)
        found = self.stack(frame, code, values) if stack.READABLE_BETWEEN else None
        seen = self._seen(found, record)
        if watched[0][1] == "delegate":
            record.receiver = record.referred - 1 if type(record.referred) is int else None
        for site, at in watched:
            head = '{"event":"instruction","frame":%d,"site":%d,"at":"%s"' % (record.id, site, at)
            if at == "delegate" and found:
                head += ',"to":' + self.describing.text(found[-1], record.id)
            self._tell("instruction", head, frame, record, values, seen, True)
            if at == "delegate" and found:
                record.callee = resuming.iterator_name(found[-1])
                self.in_vain.ask(frame, code, found[-1], None, ONCE)
        localvars.released(frame, values)

    def took_end(self, frame, code, exception):
        """Up to 3.11: an instruction is about to take a StopIteration, and lets go of what it asked then."""
        self.calls.took_end(frame)
        site = callsite.delegation(frame, code)
        if site is None or code.sites.table[site].get("implicit") == "__aiter__":
            return
        record = self.frames.meet(frame, code)
        record.takes_at = None
        # A generator itself tells what it returns; one of 3.6 may raise its own StopIteration (PEP 479).
        if not HAS_INSTRUCTION_EVENTS or generator_behind(stack.receiver(frame, record)) is None:
            value = self.describing.text(value_of_stop(exception), record.id)
            head = '{"event":"instruction","frame":%d,"site":%d,"at":"catch","value":%s' % (record.id, site, value)
            self._tell_alone("instruction", head, frame, record)

    def _tell_still(self, record, watched, offset):
        """Nothing of the program's ran since the event before: there is nothing new to be seen."""
        sent = record.sent.get(-offset)
        if sent is None or sent[0] == "{":
            [(site, at)] = watched
            text = '{"event":"instruction","frame":%d,"site":%d,"at":"%s"}\n' % (record.id, site, at)
            sent = self.again(record.sent, -offset, text)
        self.channel.put("instruction", sent, True)
        self.told = sent

    def step(self, frame, code, offset):
        """An instruction of a generator's, where somebody steps by those.

        From 3.11 on a frame also has instructions before its start, when it is not yet its generator's.
        """
        if self.calls.makes:
            self.calls.made()
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
        values = localvars.of(frame, code.slots)
        seen = self._seen_between(frame, code, record, values)
        head = messages.message("instruction", dict(fields, frame=record.id, site=None, at="step", line=line))
        self._tell("instruction", head[:-2], frame, record, values, seen)
        localvars.released(frame, values)
