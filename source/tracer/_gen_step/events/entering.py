"""What is told when a frame is entered: by its start, by a resumption, or by an exception that is thrown in."""

import sys

from ..foreign import has_method
from ..frames import callsite, localvars, memory, stack, tasks, unasked
from ..frames.awaitables import generator_behind
from ..frames.values import is_atom
from ..versions import HAS_INSTRUCTION_EVENTS
from ..wire import messages
from . import own_methods
from .telling import Telling

_CLOSES_UNSEEN = sys.version_info >= (3, 13)
# When a delegatee ends by `gen_throw`, its delegator goes on: from 3.12 on with the StopIteration, thrown in.
_ENDS_COME_THROWN = sys.version_info >= (3, 12)
# Up to 3.10 it goes on after this instruction. In any other resumption it goes on before it.
_AFTER_THROW = "YIELD_FROM"


class Entering(Telling):
    """Tells how a frame comes to run."""

    # How many places of its stack the frame entered last uses, with what came into it; None where that cannot be read.
    _depth_at_entry = None

    def stack_at_entry(self, frame, code):
        """What lies on the stack of a frame that a value has just come into.

        On 3.6 the frame may let go of it before its next event, so it is described at once, and nothing is kept.
        """
        values = localvars.of(frame, code.slots)
        found = self.stack(frame, code, values)
        self._depth_at_entry = memory.noted_depth(frame, code.slots) if memory.is_available else None
        localvars.released(frame, values)
        record = self.frames.find(frame)
        if record is None:
            return found
        self.askers.look(frame, code, record)
        if HAS_INSTRUCTION_EVENTS or not found:
            return found
        return [value if is_atom(value) else self.describing.value(value, record.id) for value in found]

    def start(self, frame, code, found, is_entered=True):
        """`found`: the stack when the frame was entered, with what CPython pushed before; or None."""
        self.frames.renew(frame)
        self.calls.leave_found(frame.f_back)
        if code.name in own_methods.NAMES and not code.suspends:
            self.own_methods.begins(frame, code)
        record = self.frames.meet(frame, code, is_entered)
        seen = self._seen(found or [], record) if code.suspends else ""
        caller = self._called(frame, record, found)
        head = '{"event":"start","frame":%d,"code":%d,"line":%d' % (record.id, code.id, frame.f_code.co_firstlineno)
        values = localvars.of(frame, code.slots)
        if not code.suspends:
            record.unasked = unasked.is_unasked(frame, values, self.codes)
            if record.unasked and code.name != "__del__" and not self.threads.told:
                # A weak reference that is younger than ours calls back first. All records are looked through for that.
                for gone in self.frames.gone():
                    self.dropped(gone, frame.f_back)
            if record.unasked is not None:
                caller += ',"unasked":%s' % ("true" if record.unasked else "false")
            if not HAS_INSTRUCTION_EVENTS and not record.unasked and self._is_stored_by(frame.f_back):
                caller += ',"stores":true'
        self._tell("start", head + caller, frame, record, values, seen)
        localvars.released(frame, values)

    def _is_stored_by(self, frame):
        """3.6: whether a function that begins is called by the very code that puts a value away, which came by a
        `yield`: a setter, a `__setitem__`, or what the target needs for that.
        """
        back = self.clients.innermost_frame(frame)
        own = None if back is None else self.codes.find(back.f_code)
        return own is not None and back.f_lasti in own.sites.storing

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
        site = code.sites.suspended.get(offset)
        if self._depth_at_entry is not None and not is_after_throw and callsite.is_delegation(code, site):
            # Another thread may have brought it here, unseen. What it stands on lies below what was pushed.
            record.receiver, record.site = self._depth_at_entry - 2, site
            if not HAS_INSTRUCTION_EVENTS:
                # It began to stand there before. Suspended, it stands at the instruction before.
                record.stands_at = offset + 2
        self._resumed(frame, record, site, values, found, is_after_throw)
        localvars.released(frame, values)
        self.askers.tell(frame, code, record)

    def went_on(self, frame, code):
        """3.11: after its delegatee ended by a `throw()`, a delegator goes on without an event of its own."""
        record = self.frames.meet(frame, code)
        values = localvars.of(frame, code.slots)
        is_after_throw = callsite.is_delegation(code, record.site)
        self._resumed(frame, record, record.site, values, self.stack(frame, code, values), is_after_throw)
        localvars.released(frame, values)

    def _resumed(self, frame, record, site, values, found, is_after_throw=False):
        seen = self._seen(found, record)
        caller = self._called(frame, record, found, is_after_throw=is_after_throw)
        head = '{"event":"resume","frame":%d,"site":%s%s' % (record.id, messages.number(site), caller)
        if is_after_throw:
            head += ',"afterThrow":true'
        # 3.6 tells no instructions: the next event is that of a line, and by then the value was assigned.
        if HAS_INSTRUCTION_EVENTS:
            self._tell("resume", head, frame, record, values, seen, True)
        else:
            self.channel.put("resume", head + seen + "}\n")

    def _resumed_standing(self, frame, record, site, sent):
        """Where nothing else is new: `sent` is what was pushed, in a list."""
        caller = self._called(frame, record, sent)
        seen = "%s%s]}\n" % (record.standing[1], self.describing.text(sent[0], record.id))
        line = '{"event":"resume","frame":%d,"site":%s%s%s' % (record.id, messages.number(site), caller, seen)
        line = self.again(record.sent, line, line)
        self.channel.put("resume", line, record.called)
        self.told = line

    def throw(self, frame, code, offset, exception):
        self.frames.forget_other(frame)
        record = self.frames.meet(frame, code)
        record.in_vain = None
        described = self.describing.exception(exception)
        record.raises(exception, described)
        site = code.sites.suspended.get(offset)
        is_after_throw = messages.is_stop(described) and self._ends_delegatee(frame, code, record, site)
        if self.watch.is_on and callsite.is_delegation(code, site) and not _comes_as_it_is(described):
            is_after_throw = is_after_throw or self.watch.hides_cancel(tasks.current(), described)
        caller = self._called(frame, record, None, described, is_after_throw)
        site = messages.number(site)
        head = '{"event":"throw","frame":%d,"code":%d,"site":%s,"exception":%s' % (record.id, code.id, site, described)
        if is_after_throw:
            head += ',"afterThrow":true'
        closed = self._closed_before(frame, code, record)
        if closed is not None:
            head += ',"closed":%d' % closed
        if code.wraps and _is_of_aclose(frame, record):
            head += ',"aclose":true'
        if self.exits.is_closed_for_dropped(frame, described):
            head += ',"delegator":%d' % self.exits.closing.id
        self._tell_alone("throw", head + caller, frame, record)

    @staticmethod
    def _ends_delegatee(frame, code, record, site):
        """Whether a StopIteration that is thrown in comes of what the frame stood on: that has taken the exception of a
        `throw()`, and has ended. What has no `throw` gets none: the exception comes to the frame itself.
        """
        if not _ENDS_COME_THROWN or not callsite.is_delegation(code, site):
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
        if delegatee is None:
            return None
        found = self.frames.of_generator(delegatee, record.id)
        if found is None:
            found = self.frames.note_end_of_dropped(delegatee, record)
            return None if found is None else found.id
        return found.id if self.frames.note_end(found) else None


def _comes_as_it_is(described):
    """Whether nothing was made an exception of: CancelledError, or what closes a coroutine."""
    return messages.is_cancelled(described) or messages.is_exit(described)


def _is_of_aclose(frame, record):
    """Whether an `aclose()` throws in what comes into the frame of an async generator. One that is awaited notes that
    in the generator; of one whose own `throw()` is called only that call says so.
    """
    if record.by_aclose:
        return True
    generator = memory.generator_of(frame) if memory.is_available else None
    return generator is not None and memory.has_begun_aclose(generator)
