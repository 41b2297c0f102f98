"""What is told when a frame is left: by a yield, a return or an exception; and when nobody can enter it any more."""

import sys

from ..frames import callsite, localvars, memory
from ..frames.awaitables import unwrapped
from ..versions import HAS_INSTRUCTION_EVENTS
from ..wire import messages
from . import own_methods, resuming
from .sifting import UNSEEN
from .telling import Telling

# From 3.12 on `gen_close` runs nothing of one that never ran.
_ENDS_UNSEEN = sys.version_info >= (3, 12)


class Leaving(Telling):
    """Tells how a frame stops running."""

    def yielded(self, frame, code, offset, value):
        record = self.frames.meet(frame, code)
        if self.watch.is_on:
            self.watch.yields(frame, record)
        site = code.sites.suspended.get(offset)
        known = self.is_known(record, offset, code.sites.settled)
        values = record.told if known else localvars.of(frame, code.slots)
        found = self.stack(frame, code, values, popped=1)
        below = ""
        if found and callsite.is_delegation(code, site):
            below = self.beneath.stands_on(record, found[-1])
            if not HAS_INSTRUCTION_EVENTS:
                # Suspended, it stands at the instruction before.
                self.stands_on(frame, record, offset + 2, found[-1])
                record.receiver = record.referred - 1 if type(record.referred) is int else None
        else:
            self.beneath.forget(record)
        record.site = site
        self.clients.leave(record)
        text = self.describing.text(unwrapped(value) if code.wraps else value)
        head = '{"event":"yield","frame":%d,"site":%s,"value":%s' % (record.id, messages.number(site), text)
        seen = self._seen(found, record)
        new = ""
        if not known:
            new = self._new(frame, record, values)
            localvars.released(frame, values)
        line = "%s%s%s%s}\n" % (head, below, new, seen)
        self.channel.put("yield", line)
        self.told = line
        record.standing = self._standing(record, found, seen)
        if self.watch.is_on and not (code.wraps and unwrapped(value) is not value):
            self.watch.left(frame, record, value, found, *self.clients.yields_to(frame))
        if record.dropped and record.owner() is None:
            # CPython refuses that, and is done with it: it hands on nothing more.
            record.finished = True
        if record.generator is not None:
            self.in_vain.gave(frame.f_back, record.generator(), value=value)

    def returned(self, frame, code, value):
        record = self.frames.meet(frame, code)
        if self.watch.is_on:
            self.watch.look()
        self.clients.leave(record)
        if not HAS_INSTRUCTION_EVENTS and code.suspends:
            self._note_taking(frame.f_back)
        head = '{"event":"return","frame":%d,"value":%s' % (record.id, self.describing.text(value))
        self._tell_alone("return", head, frame, record)
        if self.watch.is_on:
            self.watch.ended(frame, {"value": self.describing.value(value)}, *self.clients.goes_to(frame))
        if record.generator is not None:
            values = localvars.of(frame, code.slots)
            holds = not all(map(resuming.is_plain, [value, *values.values()]))
            localvars.released(frame, values)
            self.in_vain.gave(frame.f_back, record.generator(), is_end=True, behind=holds)
        elif code.name == "__next__":
            self._gave_itself(frame, code, value)
        elif code.name == "__iter__" and not code.suspends and self.in_vain.awaits_iterator(frame.f_back):
            self._gave_iterator(frame, code, value)
        elif code.name in own_methods.NAMES:
            self.own_methods.returns(frame, value)
        if record.unasked:
            self._hook_ends(frame, code)
        self.beneath.forget(record)
        self.frames.forget(frame)

    def _note_taking(self, back):
        """3.6: what a delegator stands on has ended."""
        delegator = None if back is None else self.frames.find(back)
        if delegator is not None and delegator.code.sites.opname.get(back.f_lasti) == "YIELD_FROM":
            delegator.takes_at = back.f_lasti

    def unwound(self, frame, code, exception, again=False):
        """`exception`: already described. `again`: 3.6 raises it again at the end of a `finally`, which is over."""
        record = self.frames.meet(frame, code)
        if self.watch.is_on:
            self.watch.look()
        self.clients.leave(record, unwinds=True)
        head = '{"event":"unwind","frame":%d,"exception":%s' % (record.id, exception)
        if again:
            head += ',"again":true'
        if record.unasked:
            head += ',"unraisable":true'
        self._tell_alone("unwind", head, frame, record)
        if self.watch.is_on:
            self.watch.ended(frame, {"exception": exception}, *self.clients.goes_to(frame))
        if code.name == "__next__":
            self._gave_itself(frame, code, is_end=messages.is_stop(exception))
        if record.unasked:
            self._hook_ends(frame, code)
        self.beneath.forget(record)
        self.frames.forget(frame)

    def _hook_ends(self, frame, code):
        """A function ends that CPython called because an object goes. What a hook for asynchronous generators did not
        keep goes now, and runs no more.
        """
        values = localvars.of(frame, code.slots)
        record = self.frames.let_go(values, localvars.holders(frame, values))
        localvars.released(frame, values)
        if record is not None:
            by = self.clients.number(self.clients.innermost_frame(frame.f_back))
            self.channel.observe("drop", frame=record.id, hooked=True, **{"in": by})

    def _gave_itself(self, frame, code, value=UNSEEN, is_end=False):
        """An iterator that the program wrote as a class has given a value, or ended."""
        values = localvars.of(frame, code.slots)
        iterator = values.get(frame.f_code.co_varnames[0]) if frame.f_code.co_varnames else None
        localvars.released(frame, values)
        if iterator is not None:
            self.in_vain.gave(frame.f_back, iterator, is_end, value=value)

    def _gave_iterator(self, frame, code, value):
        """What the program wrote as a class has given its iterator."""
        values = localvars.of(frame, code.slots)
        iterable = values.get(frame.f_code.co_varnames[0]) if frame.f_code.co_varnames else None
        holds = not all(each is iterable or each is value or resuming.is_plain(each) for each in values.values())
        localvars.released(frame, values)
        if iterable is not None:
            self.in_vain.gave_iterator(frame.f_back, iterable, value, holds)

    def dropped(self, record, frame=None):
        """Nobody refers to the generator of a frame any more. CPython closes it now, and the frame may run for that.
        `frame`: the one in which that happens; else the innermost.
        """
        if record.dropped:
            return
        if record.code.wraps and _goes_to_hook(record):
            record.hooked = True
            return  # An event loop gets it, which closes it later (PEP 525).
        if self.watch.is_on:
            self.watch.end_shown_step()
        record.dropped = True
        innermost = self.clients.innermost_frame(sys._getframe() if frame is None else frame)
        if not HAS_INSTRUCTION_EVENTS:
            self.tell_taken(innermost)
        self.exits.note_drop(record, innermost)
        self.calls.leave_found(innermost)
        told = {"frame": record.id, "in": self.clients.number(innermost)}
        # Where `gen_close` runs nothing, nothing tells that code of others called it. One that was never met is only
        # known by its frame, which is about to run.
        is_there = memory.is_available and record.address is not None and (frame is None or record.is_in_memory())
        if _ENDS_UNSEEN and is_there and memory.is_over(record.address):
            told["closed"] = True
        self.channel.observe("drop", **told)


def _goes_to_hook(record):
    if memory.is_available and record.address is not None:
        return memory.goes_to_hook(record.address)
    return sys.get_asyncgen_hooks().finalizer is not None
