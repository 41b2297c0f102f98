"""What is told of each event of a frame. Both backends end here, so that the wire says the same on every version.

The names are those of `sys.monitoring`: start, resume, throw, yield, return, unwind, and line, instruction, raise.
"""

import sys
import weakref

from ..code import handlers
from ..code.bytecode import Bytecode
from ..foreign import has_method, value_of_stop
from ..frames import callsite, localvars, memory, stack
from ..frames.awaitables import generator_behind, unwrapped
from ..interrupts.blame import is_handlers
from ..wire import messages
from . import failure, resuming
from .askers import Askers
from .calls import FOUND, Calls
from .forecast import ONCE
from .raising import Raising
from .telling import place_of
from .threads import Threads

# Nothing is told before the generator that a call has made (sys.monitoring has no event for that).
_MAKES_ARE_FOUND = sys.version_info >= (3, 12)
_CLOSES_UNSEEN = sys.version_info >= (3, 13)
# From 3.12 on `gen_close` runs nothing of one that never ran.
_ENDS_UNSEEN = sys.version_info >= (3, 12)
# When a delegatee ends by `gen_throw`, its delegator goes on: from 3.12 on with the StopIteration, thrown in.
_ENDS_COME_THROWN = sys.version_info >= (3, 12)
# Up to 3.10 it goes on after this instruction. In any other resumption it goes on before it.
_AFTER_THROW = "YIELD_FROM"
_STOP = '{"type":"StopIteration"'
_HAS_INSTRUCTIONS = sys.version_info >= (3, 7)


class Observer(Raising):
    """Tells the app of events in the program's own frames."""

    def __init__(self, channel, root, own=()):
        super().__init__(channel, root, own)
        self.bytecode = Bytecode(channel)
        self.threads = Threads(channel, self.codes)
        self.calls = Calls(self)
        self.askers = Askers(self.calls, self.codes)
        if _MAKES_ARE_FOUND:
            self.frames.before_meeting = self.calls
        # Something went wrong in the tracer itself: nothing more is observed. Then `give_up` is called.
        self.has_failed = False
        self.give_up = None
        # Called before the program may set a trace function of its own; see `make_way`.
        self.on_own_tracer = None

    def stack_at_entry(self, frame, code):
        """What lies on the stack of a frame that a value has just come into."""
        values = localvars.of(frame, code.slots)
        found = self.stack(frame, code, values)
        localvars.released(frame, values)
        record = self.frames.find(frame)
        if record is not None:
            self.askers.look(frame, code, record)
        return found

    def start(self, frame, code, found, is_entered=True):
        """`found`: the stack when the frame was entered, with what CPython pushed before; or None."""
        self.frames.renew(frame)
        self.calls.leave_found(frame.f_back)
        record = self.frames.meet(frame, code, is_entered)
        seen = self._seen(found or [], record) if code.suspends else ""
        caller = self._called(frame, record, found)
        head = '{"event":"start","frame":%d,"code":%d,"line":%d' % (record.id, code.id, frame.f_code.co_firstlineno)
        values = localvars.of(frame, code.slots)
        self._tell("start", head + caller, frame, record, values, seen)
        localvars.released(frame, values)

    def resume(self, frame, code, offset, _=None):
        """The frame goes on. What it was sent is on its stack, where that can be seen now."""
        record = self.frames.meet(frame, code, is_entered=True)
        self.askers.look(frame, code, record)
        sent = None if record.standing is None else stack.pushed(frame, record)
        if sent is not None:
            self._resumed_standing(frame, record, code.sites.suspended.get(offset), sent)
            self.askers.tell(frame, code, record)
            return
        values = localvars.of(frame, code.slots)
        self._resumed(frame, record, code.sites.suspended.get(offset), values, self.stack(frame, code, values))
        localvars.released(frame, values)
        self.askers.tell(frame, code, record)

    def resumed(self, frame, code, offset, found):
        """The same, told later: `found` is the stack as it was."""
        record = self.frames.meet(frame, code, is_entered=True)
        values = localvars.of(frame, code.slots)
        is_after_throw = code.sites.opname.get(offset) == _AFTER_THROW
        self._resumed(frame, record, code.sites.suspended.get(offset), values, found, is_after_throw)
        localvars.released(frame, values)
        self.askers.tell(frame, code, record)

    def went_on(self, frame, code):
        """3.11: after its delegatee ended by a `throw()`, a delegator goes on without an event of its own."""
        record = self.frames.meet(frame, code)
        values = localvars.of(frame, code.slots)
        is_after_throw = _is_delegation(code, record.site)
        self._resumed(frame, record, record.site, values, self.stack(frame, code, values), is_after_throw)
        localvars.released(frame, values)

    def _resumed_standing(self, frame, record, site, sent):
        """Where nothing else is new: `sent` is what was pushed, in a list."""
        caller = self._called(frame, record, sent)
        seen = "%s%s]}\n" % (record.standing[1], self.describing.text(sent[0], record.id))
        line = '{"event":"resume","frame":%d,"site":%s%s%s' % (record.id, messages.number(site), caller, seen)
        line = self._again(record.sent, line, line)
        self.channel.put("resume", line, record.called)
        self.told = line

    def throw(self, frame, code, offset, exception):
        record = self.frames.meet(frame, code)
        record.in_vain = None
        described = self.describing.exception(exception)
        record.raises(exception, described)
        site = code.sites.suspended.get(offset)
        is_after_throw = described.startswith(_STOP) and self._ends_delegatee(frame, code, record, site)
        caller = self._called(frame, record, None, described, is_after_throw)
        site = messages.number(site)
        head = '{"event":"throw","frame":%d,"code":%d,"site":%s,"exception":%s' % (record.id, code.id, site, described)
        if is_after_throw:
            head += ',"afterThrow":true'
        closed = self._closed_before(frame, code, record)
        if closed is not None:
            head += ',"closed":%d' % closed
        if code.wraps and (record.by_aclose or memory.is_available and _is_of_aclose(frame)):
            head += ',"aclose":true'
        if self._is_closed_for_dropped(frame, described):
            head += ',"delegator":%d' % self.closing.id
        self._tell_alone("throw", head + caller, frame, record)

    @staticmethod
    def _ends_delegatee(frame, code, record, site):
        """Whether a StopIteration that is thrown in comes of what the frame stood on: that has taken the exception of a
        `throw()`, and has ended. What has no `throw` gets none: the exception comes to the frame itself.
        """
        if not _ENDS_COME_THROWN or not _is_delegation(code, site):
            return False
        delegatee = stack.receiver(frame, record)
        return delegatee is None or has_method(delegatee, "throw")

    def _closed_before(self, frame, code, record):
        """The number of the delegatee that `gen_close_iter` (Objects/genobject.c) has closed with no event: from 3.13
        on a frame that stands outside of any `try` is not run for that. None where there is none.
        """
        if not _CLOSES_UNSEEN or callsite.delegation(frame, code) is None:
            return None
        delegatee = generator_behind(stack.receiver(frame, record))
        found = None if delegatee is None else self.frames.of_generator(delegatee, record.id)
        return found.id if found is not None and self.frames.note_end(found) else None

    def line(self, frame, code, line, _=None):
        record = self.frames.meet(frame, code)
        if self.watch.is_on:
            self.watch.look()
            self.watch.comes_to_line(record)
        before, record.line = record.line, line
        record.unwinding = False
        if record.calling is FOUND:
            record.calling = None
        new = seen = ""
        # Where the stack can be seen now, it is looked at in any case.
        if stack.READABLE_BETWEEN or not self._is_known(record, before, code.sites.storeless):
            values = localvars.of(frame, code.slots)
            seen = self._seen_between(frame, code, record, values)
            new = self._new(frame, record, values)
            localvars.released(frame, values)
        sent = None if new or seen else record.sent.get(line)
        if sent is None or sent[0] == "{":
            text = '{"event":"line","frame":%d,"line":%d%s%s}\n' % (record.id, line, new, seen)
            sent = text if new or seen else self._again(record.sent, line, text)
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
        values = localvars.of(frame, code.slots)
        found = self.stack(frame, code, values) if stack.READABLE_BETWEEN else None
        seen = self._seen(found, record)
        if watched[0][1] == "delegate":
            record.receiver = None if record.referred is None else record.referred - 1
        for site, at in watched:
            head = '{"event":"instruction","frame":%d,"site":%d,"at":"%s"' % (record.id, site, at)
            if at == "delegate" and found:
                head += ',"to":' + self.describing.text(found[-1], record.id)
            self._tell("instruction", head, frame, record, values, seen, True)
            if at == "delegate" and found:
                record.callee = resuming.iterator_name(found[-1])
                self.calls.ask(frame, code, found[-1], None, ONCE)
        localvars.released(frame, values)

    def took_end(self, frame, code, exception):
        """Up to 3.11: an instruction is about to take a StopIteration, and lets go of what it asked then."""
        self.calls.took_end(frame)
        site = callsite.delegation(frame, code)
        if site is None or code.sites.table[site].get("implicit") == "__aiter__":
            return
        record = self.frames.meet(frame, code)
        # A generator itself tells what it returns; one of 3.6 may raise its own StopIteration (PEP 479).
        if not _HAS_INSTRUCTIONS or generator_behind(stack.receiver(frame, record)) is None:
            value = self.describing.text(value_of_stop(exception), record.id)
            head = '{"event":"instruction","frame":%d,"site":%d,"at":"catch","value":%s' % (record.id, site, value)
            self._tell_alone("instruction", head, frame, record)

    def _tell_still(self, record, watched, offset):
        """Nothing of the program's ran since the event before: there is nothing new to be seen."""
        sent = record.sent.get(-offset)
        if sent is None or sent[0] == "{":
            [(site, at)] = watched
            text = '{"event":"instruction","frame":%d,"site":%d,"at":"%s"}\n' % (record.id, site, at)
            sent = self._again(record.sent, -offset, text)
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

    def yielded(self, frame, code, offset, value):
        record = self.frames.meet(frame, code)
        if self.watch.is_on:
            self.watch.look()
        site = code.sites.suspended.get(offset)
        known = self._is_known(record, offset, code.sites.settled)
        values = record.told if known else localvars.of(frame, code.slots)
        found = self.stack(frame, code, values, popped=1)
        if found and _is_delegation(code, site):
            self._delegates(record, found[-1])
            if not _HAS_INSTRUCTIONS:
                record.receiver = None if record.referred is None else record.referred - 1
        record.site = site
        self.clients.leave(record)
        text = self.describing.text(unwrapped(value) if code.wraps else value)
        head = '{"event":"yield","frame":%d,"site":%s,"value":%s' % (record.id, messages.number(site), text)
        seen = self._seen(found, record)
        new = ""
        if not known:
            new = self._new(frame, record, values)
            localvars.released(frame, values)
        line = "%s%s%s}\n" % (head, new, seen)
        self.channel.put("yield", line)
        self.told = line
        record.standing = self._standing(record, found, seen)
        if self.watch.is_on and not (code.wraps and unwrapped(value) is not value):
            self.watch.left(frame, record, value, found, *self.clients.yields_to(frame))
        if record.generator is not None:
            self.calls.gave(frame.f_back, record.generator())

    def returned(self, frame, code, value):
        record = self.frames.meet(frame, code)
        if self.watch.is_on:
            self.watch.look()
        self.clients.leave(record)
        head = '{"event":"return","frame":%d,"value":%s' % (record.id, self.describing.text(value))
        self._tell_alone("return", head, frame, record)
        if self.watch.is_on:
            self.watch.ended(frame, {"value": self.describing.value(value)}, *self.clients.goes_to(frame))
        if record.generator is not None:
            values = localvars.of(frame, code.slots)
            holds = not all(map(resuming.is_plain, values.values()))
            localvars.released(frame, values)
            self.calls.gave(frame.f_back, record.generator(), is_end=True, behind=holds)
        elif code.name == "__next__":
            self._gave_itself(frame, code)
        self.frames.forget(frame)

    def unwound(self, frame, code, exception):
        """`exception`: already described."""
        record = self.frames.meet(frame, code)
        if self.watch.is_on:
            self.watch.look()
        self.clients.leave(record, unwinds=True)
        head = '{"event":"unwind","frame":%d,"exception":%s' % (record.id, exception)
        self._tell_alone("unwind", head, frame, record)
        if self.watch.is_on:
            self.watch.ended(frame, {"exception": exception}, *self.clients.goes_to(frame))
        if code.name == "__next__":
            self._gave_itself(frame, code, is_end=exception.startswith(_STOP))
        self.frames.forget(frame)

    def _gave_itself(self, frame, code, is_end=False):
        """An iterator that the program wrote as a class has given a value, or ended."""
        values = localvars.of(frame, code.slots)
        iterator = values.get(frame.f_code.co_varnames[0]) if frame.f_code.co_varnames else None
        localvars.released(frame, values)
        if iterator is not None:
            self.calls.gave(frame.f_back, iterator, is_end)

    def dropped(self, record):
        """Nobody refers to the generator of a frame any more. CPython closes it now, and the frame may run for that."""
        if record.code.wraps and sys.get_asyncgen_hooks().finalizer is not None:
            return  # An event loop gets it, which closes it later (PEP 525).
        record.dropped = True
        self.closing = record if self.threads.told and record.site is None else None
        innermost = self.clients.innermost_frame(sys._getframe())
        self.closing_at = None if self.closing is None else place_of(innermost)
        self.calls.leave_found(innermost)
        told = {"frame": record.id, "in": self.clients.number(innermost)}
        # Where `gen_close` runs nothing, nothing tells that code of others called it. One that was never met is only
        # known by its frame, which is about to run.
        if _ENDS_UNSEEN and memory.is_available and record.address is not None and memory.is_over(record.address):
            told["closed"] = True
        self.channel.observe("drop", **told)

    def make_way(self, keeps_events):
        """The program may set a trace or profile function of its own, and that sees all Python code but what runs
        inside of an event: from now on nothing of ours runs anywhere else. `keeps_events`: our events go on coming.
        """
        self.frames.tell_no_drops()
        if self.on_own_tracer is not None:
            self.on_own_tracer(keeps_events)

    def failed(self, error):
        """Something went wrong in the tracer itself. The program never sees it; the app is told, and nothing is
        observed.
        """
        if not self.has_failed and not is_handlers(error):
            self._end_observation(failure.report, error)

    def lost(self, message):
        """The program has taken away what it is observed by."""
        if not self.has_failed:
            self._end_observation(failure.tell, message)

    def _end_observation(self, tell, why):
        self.has_failed = True
        tell(self.channel, why)
        if self.give_up is not None:
            self.give_up()

    def _resumed(self, frame, record, site, values, found, is_after_throw=False):
        seen = self._seen(found, record)
        caller = self._called(frame, record, found, is_after_throw=is_after_throw)
        head = '{"event":"resume","frame":%d,"site":%s%s' % (record.id, messages.number(site), caller)
        if is_after_throw:
            head += ',"afterThrow":true'
        # 3.6 tells no instructions: the next event is that of a line, and by then the value was assigned.
        if _HAS_INSTRUCTIONS:
            self._tell("resume", head, frame, record, values, seen, True)
        else:
            self.channel.put("resume", head + seen + "}\n")

    def _delegates(self, record, receiver):
        """Note what a suspended delegator stands on."""
        generator = generator_behind(receiver)
        delegatee = None if generator is None else self.frames.of_generator(generator, record.id)
        if delegatee is not None:
            delegatee.delegator = weakref.ref(record)


def _is_delegation(code, site):
    """Whether a site is a `yield from` or an `await`; None: no site."""
    return site is not None and code.sites.table[site]["kind"] != "yield"


def _is_of_aclose(frame):
    generator = memory.generator_of(frame)
    return generator is not None and memory.has_begun_aclose(generator)
