"""How a fact is told: the call of a client's before it, what is new among its frame's locals, and the frame's stack."""

import sys

from ..code.codes import Codes
from ..frames import callsite, localvars, memory, stack, tasks, variables
from ..frames.frames import Frames, is_start
from ..kinds import frame_of
from ..wire import messages
from ..wire.json_codec import decode
from .askers import Askers
from .beneath import Beneath
from .calls import FOUND, TOLD, Calls
from .clients import Clients
from .in_vain import InVain
from .own_methods import OwnMethods
from .task_call import UNSEEN, TaskCall
from .task_watch import TaskWatch
from .threads import Threads

# Nothing is told before the generator that a call has made (sys.monitoring has no event for that).
_MAKES_ARE_FOUND = sys.version_info >= (3, 12)
_HAS_INSTRUCTIONS = sys.version_info >= (3, 7)
_TELLS_CALLS = sys.version_info >= (3, 7) and memory.is_available
# The calls that hand something over.
_HANDING = frozenset(["send", "throw", "asend", "athrow"])


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
        self._again = self.frames.recall.again
        self.threads = Threads(channel, self.codes)
        self.calls = Calls(self)
        self.in_vain = InVain(self)
        self.askers = Askers(self.in_vain, self.calls, self.codes)
        self.own_methods = OwnMethods(self)
        self.beneath = Beneath(self)
        if _MAKES_ARE_FOUND:
            self.frames.before_meeting = self.calls
        # The line that was told last of all but calls, which stand in front of another.
        self.told = None
        # What was dropped last, and has not run since, where other threads run generators.
        self.closing = None
        # Where that happened; see `place_of`.
        self.closing_at = None

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
        if not _HAS_INSTRUCTIONS:
            back = self.clients.innermost_frame(frame.f_back)
            self.tell_taken(back)
            self._tell_standing(back)
        caller, site, call, back = self.clients.resumption(frame, record, _method_of(thrown, is_after_throw))
        if call is not None and not record.called:
            if call[1].calling is not TOLD:
                self._tell_found(call, frame, record, found, thrown, is_after_throw)
            record.called = True
        elif (site is not None or frame.f_back is None) and self._is_dropped_unmet(frame, record, thrown, back):
            # What C code held, and nobody has seen before, goes with what a delegator stood on.
            self.dropped(record)
            site = None
        if record is self.closing:
            self.closing = None
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

    def beneath_called(self, frame, record, thrown, is_after_throw):
        """A frame of others is entered, in the place of the delegator `record`: the call of a client is told first."""
        if self.watch.is_on:
            self.watch.enters(thrown)
        call = None if record.called else self.clients.call_below(frame, record, _method_of(thrown, is_after_throw))
        if call is None or call[1].calling is TOLD or call[2].dropped:
            return
        if self._is_dropped(call, frame, thrown):
            self.dropped(call[2])
        else:
            self._tell_call(call, frame, record, None, thrown, is_after_throw)
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

    def _is_closed_for_dropped(self, frame, thrown):
        """Whether a frame gets the GeneratorExit of a delegator that was dropped, and that has not got it yet: another
        thread ran the delegator, so what it stands on was never seen. Some never get it (3.12+): so nothing may have
        run since.
        """
        if self.closing is None or not messages.is_exit(thrown):
            return False
        return place_of(self.clients.innermost_frame(frame.f_back)) == self.closing_at

    def _tell_found(self, call, frame, record, found, thrown, is_after_throw):
        """A client's call, or that a generator was dropped, was found behind a resumption: see `_tell_call`."""
        if call[2].dropped:
            if self._is_closed_all_the_same(call, frame, thrown):
                self._tell_call(call, frame, record, found, thrown, is_after_throw)
        elif self._is_closed_for_dropped(frame, thrown):
            pass
        elif self._is_dropped(call, frame, thrown):
            self.dropped(call[2])
        else:
            self._tell_call(call, frame, record, found, thrown, is_after_throw)

    def _is_closed_all_the_same(self, call, frame, thrown):
        """Whether a generator that was dropped is closed by a call: an object that the garbage collector took with it
        refers to it still, and its `__del__` runs first. Where that calls by itself, its own instruction tells it, but
        on 3.6.
        """
        client, caller, target = call
        if client is None or not messages.is_exit(thrown):
            return False
        if frame.f_back is not client:
            return callsite.names_ending(frame.f_back)
        _, ending = (None, None) if _HAS_INSTRUCTIONS else self.clients.implicit.ending(client, caller)
        return ending is not None and self.frames.find(frame_of(ending)) is target

    def _calls_close(self, client, caller):
        """Whether a frame that throws a GeneratorExit into a generator calls `close()` for that."""
        method = None if _HAS_INSTRUCTIONS else self.clients.implicit.ending(client, caller)[0]
        return callsite.calls_close(client) if method is None else method == "close"

    def _is_dropped(self, call, frame, thrown):
        """Whether a frame gets a GeneratorExit that no call threw in: each `close()` is told at its own instruction. So
        CPython closes a generator that nobody refers to any more, and that was never met.
        """
        if not messages.is_exit(thrown) or call[0] is None or call[2].owner() is not None:
            return False
        if call[2].code.wraps and call[2].generator is not None:
            return False  # It has been dropped before, and a hook has kept it (`sys.set_asyncgen_hooks`).
        if frame.f_back is not call[0]:
            # The garbage collector may run in code of others.
            is_named = callsite.names_ending(frame.f_back)
            return is_start(frame) and not is_named and self.frames.is_called(frame) is False
        if _TELLS_CALLS:
            return True
        # 3.6 tells no calls, but the source does. Where the line has one, it may be that of another generator. What an
        # `aclose()` gave closes by a `send()`.
        if not call[2].code.wraps and not callsite.may_close(call[0], self.codes.source(call[1].code.file)):
            return True
        return self.frames.is_called(frame) is False

    def _is_dropped_unmet(self, frame, record, thrown, back):
        """Whether a frame gets a GeneratorExit whose generator was never met, and that never ran, or whose delegator
        `back` runs: nobody can close it, so it was dropped, perhaps at the end. One that never ran is run for that up
        to 3.11.
        """
        is_met = record.generator is not None or record.code.wraps
        if not messages.is_exit(thrown) or is_met:
            return False
        delegator = None if back is None else self.frames.find(back)
        return is_start(frame) or delegator is not None and delegator.running

    def _tell_call(self, call, frame, record, found, thrown, is_after_throw):
        """The call of a client of the program's own, or of a task. What the client hands over lies on top of the stack
        `found`, or is `thrown` (described already).
        """
        client, caller, target = call
        if isinstance(caller, TaskCall):
            if is_after_throw:
                thrown = self.watch.thrown_into(tasks.current(), thrown) or UNSEEN
            self.watch.begins(tasks.current(), thrown)
            told = caller.describe(thrown, self.describing.value(None))
            self.channel.put("call", messages.message("call", dict(told, frame=target.id)))
            return
        caller.calling, caller.calling_at = FOUND, None if client is None else client.f_lasti
        asked = None
        if client is not None:
            asked = self.clients.implicit.asker(frame, client, caller, target, thrown, is_after_throw)
        if asked is not None:
            if asked.get("method") == "next" and not is_after_throw:
                asked = self._sent(asked, client, caller, record, target, found[-1] if found else None)
            new = self.new_alone(client, caller)
            head = messages.message("call", dict(asked, caller=caller.id, frame=target.id))[:-2]
            self.channel.put("call", "%s%s}\n" % (head, new))
            return
        if client is None:
            told = callsite.describe_line(caller.line, self.codes.source(caller.code.file))
            self.channel.put("call", messages.message("call", dict(told, caller=caller.id, frame=target.id)))
            return
        is_known = self._is_known(caller, client.f_lasti, caller.code.sites.settled)
        new = "" if is_known else self.new_alone(client, caller)
        place = (caller.id, client.f_lasti, target.id)
        sent = None if new else record.sent.get(place)
        if sent is None or sent[0] == "{":
            told = callsite.describe(client, caller.code, self.codes.source(client.f_code.co_filename))
            wrapped = None if _TELLS_CALLS or thrown is not None else self.clients.implicit.wrapped(client, caller)
            if wrapped is not None:
                told["method"] = wrapped[0]
                if wrapped[0] == "next" and len(wrapped[1]) > 1:
                    told["default"] = self.describing.value(wrapped[1][1], record.id)
            if "method" not in told and messages.is_exit(thrown) and self._calls_close(client, caller):
                told["method"] = "close"
            # What comes of a throw is not what was thrown.
            is_seen = not is_after_throw and (found or thrown is not None)
            hands_over = told.get("method") in _HANDING and is_seen
            if hands_over and told["method"] == "send" and _is_substituted(target, thrown):
                hands_over = False
            if told.get("method") == "next" and not _TELLS_CALLS and wrapped is None:
                for value in callsite.default(client, self.codes.source(client.f_code.co_filename), caller.code):
                    told["default"] = self.describing.value(value, record.id)
            if hands_over:
                told["argument"] = self.describing.value(found[-1], record.id) if thrown is None else thrown
            head = messages.message("call", dict(told, caller=caller.id, frame=target.id))[:-2]
            sent = "%s%s}\n" % (head, new)
            if not new and not hands_over and "default" not in told:
                sent = self._again(record.sent, place, sent)
        self.channel.put("call", sent)

    def _sent(self, asked, client, caller, record, target, value):
        """The fields of a call that C code makes, which was given the method `send` where it hands over a value
        (`map(g.send, ...)`).
        """
        if value is None and not self.clients.implicit.calls_send(asked["asker"], client, caller, target.generator):
            return asked
        sent = self.describing.value(value, record.id)
        text = "%s.send(%s)" % (target.code.name, decode(sent)["repr"])
        return dict(asked, method="send", text=text, argument=sent)

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

    def _is_known(self, record, place, calm):
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
            line = self._again(record.sent, line, line)
        self.channel.put(event, line)
        self.told = line


def _is_substituted(target, thrown):
    """Whether what comes into an async generator may be another than what a client sent: what `asend()`, `athrow()` and
    `aclose()` gave is sent None, and hands on its own (`async_gen_asend_send`, Objects/genobject.c).
    """
    return thrown is not None or target.code.wraps and not callsite.is_delegation(target.code, target.site)


def _method_of(thrown, is_after_throw):
    """The method that what a delegator stands on was asked for, where an exception is thrown in, or was; else None."""
    if messages.is_exit(thrown):
        return "close"
    return "throw" if thrown is not None or is_after_throw else None


def place_of(frame):
    """The instruction that a frame stands at; None for no frame."""
    return None if frame is None else (id(frame), frame.f_lasti)
