"""How a fact is told: the call of a client's before it, what is new among its frame's locals, and the frame's stack."""

import sys

from ..code.codes import Codes
from ..frames import localvars, memory, stack, variables
from ..frames.frames import Frames
from ..versions import HAS_INSTRUCTION_EVENTS
from ..wire import messages
from .askers import Askers
from .beneath import Beneath
from .calls import TOLD, Calls
from .clients import Clients
from .exits import Exits
from .found_calls import FoundCalls
from .in_vain import InVain
from .own_methods import OwnMethods
from .task_watch import TaskWatch
from .threads import Threads

# Nothing is told before the generator that a call has made (sys.monitoring has no event for that).
_MAKES_ARE_FOUND = sys.version_info >= (3, 12)


class Telling:
    """What is known of frames and their code, and the lines that are made of it. What inherits from it says which, and
    when.
    """

    def __init__(self, channel, root, own=()):
        self.channel = channel
        self.codes = Codes(channel, root, own)
        self.frames = Frames(channel, self.codes)
        self.clients = Clients(channel, self.codes, self.frames)
        self.watch = TaskWatch(channel, self.codes, self.frames, self.clients.tasks)
        self.describing = self.frames.describing
        self.again = self.frames.recall.again
        self.threads = Threads(channel, self.codes)
        self.exits = Exits(self)
        self.found_calls = FoundCalls(self)
        self.calls = Calls(self)
        self.in_vain = InVain(self)
        self.askers = Askers(self.in_vain, self.calls, self.codes)
        self.own_methods = OwnMethods(self)
        self.beneath = Beneath(self)
        if _MAKES_ARE_FOUND:
            self.frames.before_meeting = self.calls
        # The line that was told last of all but calls, which stand in front of another.
        self.told = None

    def stack(self, frame, code, values, popped=0):
        """The frame's stack, or None; without the `popped` values that just left it, but still count.

        `values`: its locals, by `localvars.of`.
        """
        if not code.suspends:
            return None
        record = self.frames.find(frame)
        if record is None and stack.NEEDS_GENERATOR:
            return None
        return stack.read(frame, code, record, values, code.sites.counts.get(frame.f_lasti), popped)

    def _called(self, frame, record, found, thrown=None, is_after_throw=False):
        """A frame is entered: its client's call is told first. Gives its caller as the wire words it.

        `is_after_throw`: a `throw()` has ended what the frame stood on, and it goes on with what that returned.
        """
        if self.watch.is_on and is_after_throw:
            self.watch.look()
        elif self.watch.is_on:
            self.watch.enters(thrown)
        if not HAS_INSTRUCTION_EVENTS:
            back = self.clients.innermost_frame(frame.f_back)
            self.tell_taken(back)
            self._tell_standing(back)
        caller, site, call, back = self.clients.resumption(frame, record, _method_of(thrown, is_after_throw))
        if call is not None and not record.called:
            if call[1].calling is not TOLD:
                self._tell_found(call, frame, record, found, thrown, is_after_throw)
            elif thrown is not None and self.exits.is_dropped_behind(call, frame, thrown):
                self.dropped(call[2])
            record.called = True
        elif thrown is not None:
            dropped = self.exits.dropped_unseen(frame, record, thrown, site, back)
            if dropped is not None:
                self.dropped(dropped)
                site = None
        self.exits.note_entry(record)
        self.clients.enter(record)
        self.beneath.runs(record)
        self.watch.works(record)
        text = ',"caller":%s' % messages.number(caller)
        if site is None:
            return text
        text = '%s,"callerSite":%d' % (text, site)
        delegator = self.frames.find(back)
        beneath = None if delegator is None else stack.beneath_sent(back, delegator)
        if beneath is None:
            return text
        values = [self.describing.text(value, delegator.id) for value in beneath]
        return '%s,"callerStack":[%s]' % (text, ",".join(values))

    def _tell_found(self, call, frame, record, found, thrown, is_after_throw):
        """Behind a resumption a call was found, or that a generator was dropped: that is told (`FoundCalls.tell`)."""
        exits = self.exits
        if call[2].dropped:
            is_told = exits.is_closed_all_the_same(call, frame, thrown)
        elif exits.is_closed_for_dropped(frame, thrown):
            is_told = False
        elif exits.is_dropped(call, frame, thrown):
            self.dropped(call[2])
            is_told = False
        else:
            is_told = True
        if is_told:
            self.found_calls.tell(call, frame, record, found, thrown, is_after_throw)

    def beneath_called(self, frame, record, thrown, is_after_throw):
        """A frame of others is entered, in the place of the delegator `record`: the call of a client is told first."""
        if self.watch.is_on:
            self.watch.enters(thrown)
        call = None if record.called else self.clients.call_below(frame, record, _method_of(thrown, is_after_throw))
        if call is None or call[1].calling is TOLD or call[2].dropped:
            return
        if self.exits.is_dropped(call, frame, thrown):
            self.dropped(call[2])
        else:
            self.found_calls.tell(call, frame, record, None, thrown, is_after_throw)
        record.called = True

    def _tell_standing(self, frame):
        """3.6: a frame that calls stands on something, of which no instruction has told."""
        record = None if frame is None else self.frames.find(frame)
        if record is None or not record.running or record.code.sites.opname.get(frame.f_lasti) != "YIELD_FROM":
            return
        receiver = stack.receiver(frame, record)
        if receiver is not None and receiver is not memory.NULL:
            self.stands_on(frame, record, frame.f_lasti, receiver)

    def tell_taken(self, frame):
        """3.6: something runs below a frame that has gone on since what it stood on ended, and has taken its value."""
        record = None if frame is None else self.frames.find(frame)
        if record is None or record.takes_at is None or record.takes_at == frame.f_lasti or record.unwinding:
            return
        site = record.code.sites.suspended.get(record.takes_at)
        record.takes_at = None
        head = '{"event":"instruction","frame":%d,"site":%s,"at":"catch"' % (record.id, site)
        self._tell_alone("instruction", head, frame, record)

    def stands_on(self, frame, record, offset, receiver):
        """The same where it is known what a frame stands on, at the YIELD_FROM of that offset."""
        if record.stands_at == offset:
            return
        record.stands_at = offset
        site = record.code.sites.suspended.get(offset)
        to = self.describing.text(receiver, record.id)
        head = '{"event":"instruction","frame":%d,"site":%s,"at":"delegate","to":%s' % (record.id, site, to)
        self._tell_alone("instruction", head, frame, record)

    def _standing(self, record, found, seen):
        """What is known of a frame that stands still, if it all stays as it is; see frames. `found`: its stack."""
        # Cells are shared with frames that run on.
        if found is None or record.referred is None or not record.told.lasts or record.code.boxes:
            return None
        below = seen[:-1] + "," if found else seen[:-1]
        if record.standing is None or record.standing[1] != below:
            for value in found:
                if not self.describing.is_steady(value):
                    return None
        return record.referred, below

    def _seen_between(self, frame, code, record, values):
        """The stack between two suspensions."""
        return self._seen(self.stack(frame, code, values), record) if stack.READABLE_BETWEEN else ""

    def _seen(self, found, record):
        """A stack as the wire words it; empty when it is not known."""
        if found is None:
            return ""
        text = self.describing.text
        if len(found) == 1:
            return ',"stack":[%s]' % text(found[0], record.id)
        return ',"stack":[%s]' % ",".join([text(value, record.id) for value in found])

    def _new(self, frame, record, values):
        """What is new among a frame's locals as the wire words it; empty when nothing is."""
        is_module = values is frame.f_globals
        new = variables.changes(record.told, values, is_module, self.describing, record.id)
        return ',"locals":' + new if new else ""

    def is_known(self, record, place, calm):
        """Whether no variable of a frame can be other than it was told, where that holds for its code at these
        places.
        """
        return place in calm and record.told.lasts and not record.code.boxes

    def new_alone(self, frame, record):
        """The same for one look at its locals."""
        values = localvars.of(frame, record.code.slots)
        new = self._new(frame, record, values)
        localvars.released(frame, values)
        return new

    def _tell_alone(self, event, head, frame, record):
        values = localvars.of(frame, record.code.slots)
        self._tell(event, head, frame, record, values, "")
        localvars.released(frame, values)

    def _tell(self, event, head, frame, record, values, seen, recurs=False):
        """Tell a fact: the beginning of its line, what is new among the frame's locals, and its stack.

        `recurs`: the line may well come again.
        """
        new = self._new(frame, record, values)
        line = "%s%s%s}\n" % (head, new, seen)
        if recurs and not new:
            line = self.again(record.sent, line, line)
        self.channel.put(event, line)
        self.told = line


def _method_of(thrown, is_after_throw):
    """The method that what a delegator stands on was asked for, where an exception is thrown in, or was; else None."""
    if messages.is_exit(thrown):
        return "close"
    return "throw" if thrown is not None or is_after_throw else None
