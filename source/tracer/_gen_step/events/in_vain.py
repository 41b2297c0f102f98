"""Questions that a client's frame puts, by an instruction or by C code, to generators that give nothing: they are
finished, or they run. Nothing tells of these but what is asked.
"""

from ..frames import operands
from ..kinds import type_name
from ..wire import messages
from . import consuming, resuming
from .answers import IN_ROWS
from .asked import ASK_OTHERS, Given
from .calls import FOUND
from .forecast import ENDS, GIVES, ONCE, TO_THE_END, asked_behind, asked_in_turn, asked_in_vain, asked_of_given, counted
from .sifting import UNSEEN


class InVain:
    """Tells `call` and `callEnd` for these."""

    def __init__(self, telling):
        self._telling = telling
        self._channel = telling.channel
        self._frames = telling.frames
        self._calls = telling.calls

    def ask(self, frame, own, iterator, asker, how):
        """An instruction asks `iterator`, in the way of `how`. Told only where that is a finished generator or one that
        runs, which has no event, or asks such a one.
        """
        record = self._frames.meet(frame, own)
        record.asking = how
        record.given = {} if type_name(counted(iterator)) in IN_ROWS else None
        record.iterated = None if asker is None else (frame.f_lasti, id(iterator), asker, how)
        self.asks(frame, own, iterator, asker, asked_in_vain(iterator, how))

    def asks(self, frame, own, iterator, asker, in_vain):
        """The same where it was seen what is asked in vain."""
        if in_vain and in_vain[0][0] is not iterator:
            asker = resuming.iterator_name(iterator)
        if asker is not None:  # Else a delegation to the generator itself: its refusal is told.
            self._refused(frame, own, in_vain, asker)

    def awaits_iterator(self, client):
        """Whether the frame `client` stands at an instruction that asks for an iterator first."""
        record = None if client is None else self._frames.find(client)
        return record is not None and record.iterated is not None and record.iterated[0] == client.f_lasti

    def gave_iterator(self, client, iterable, iterator, behind=False):
        """An `__iter__` of the program's gives one to the frame `client`, which awaits it. Where C code has called
        that, it asks the iterator next; so does a `chain` that it asks. `behind`: see `_refused`.
        """
        record = self._frames.find(client)
        offset, number, asker, how = record.iterated
        rest = ()
        if number is None:
            count = record.code.sites.unpacks[offset]
            iterables = operands.uppermost(client, record.code.slots, count, record.depth_at[1])
            place = next((place for place, each in enumerate(iterables) if each is iterable), None)
            if place is None:
                return
            rest = iterables[place + 1 :]
        elif number == id(iterable):
            record.iterated = None
        else:
            chain = self._telling.clients.implicit.asked(client, record)
            in_vain = [] if chain is None else asked_of_given(chain, Given(iterable, iterator), how)
            self._refused(client, record.code, in_vain, resuming.iterator_name(chain), behind)
            return
        in_vain = asked_in_vain(iterator, how)
        if in_vain and in_vain[0][0] is not iterator:
            asker = resuming.iterator_name(iterator)
        self._refused(client, record.code, in_vain, asker, behind)
        if rest and in_vain and in_vain[-1][0] is iterator and not in_vain[-1][-1]:
            self.ask_in_turn(client, record.code, rest, behind=behind)

    def ask_in_turn(self, frame, own, iterables, generator=None, behind=False, giver=None):
        """An instruction is about to ask several iterables, one after the other; or it goes on, for `generator` has
        ended. `giver`: see `Forecast`.
        """
        turned = self._frames.meet(frame, own).turned
        _, name, how = turned if turned is not None and turned[0] == frame.f_lasti else (None, "*", TO_THE_END)
        for asked, iterable in asked_in_turn(iterables, generator, giver, how):
            asker = name if asked[0] is iterable else resuming.iterator_name(iterable)
            if asker is not None:
                self._refused(frame, own, [asked], asker, behind)

    def _refused(self, frame, own, in_vain, asker, behind=False):
        """`asker` asks these generators of a forecast in vain, one after the other. `behind`: as soon as what ended
        last has let go of its variables.
        """
        record = self._frames.meet(frame, own)
        for generator, is_behind, is_running in in_vain:
            target = self._frames.of_generator(generator, record.id)
            if target is None:
                continue
            told = _asking(target, asker)
            if behind or is_behind:
                told["behind"] = True
            elif record.calling is FOUND:
                self._calls.over(record)
            self._calls.put(frame, record, target, told)
            if is_running:
                # CPython refuses that, by an exception in the client.
                record.calling_at = frame.f_lasti
                return
            record.calling = record.called_target = None
            self._channel.put("callEnd", messages.message("callEnd", {"frame": record.id, "exhausted": True}))

    def gave(self, client, iterator_asked, is_end=False, behind=False, value=UNSEEN):
        """A generator, or an iterator of the program's, gives `value` to the frame `client`, or ends. Where an iterator
        of C asked for it that asks another one next, and that is finished, no event comes of it. `behind`: see
        `_refused`.
        """
        record = None if client is None else self._frames.find(client)
        if record is None or record.asking is None:
            return
        if record.turned is not None and record.turned[0] == client.f_lasti:
            iterables = self._arguments_in_turn(client, record)
            self._gave_in_turn(client, record.code, iterables, iterator_asked, is_end, behind, value)
            return
        if record.callee != "*" and record.callee not in ASK_OTHERS:
            return
        count = record.code.sites.unpacks.get(client.f_lasti)
        if count is not None:
            if record.depth_at[0] == client.f_lasti:
                iterables = operands.uppermost(client, record.code.slots, count, record.depth_at[1])
                self._gave_in_turn(client, record.code, iterables, iterator_asked, is_end, behind, value)
            return
        iterator = self._telling.clients.implicit.asked(client, record)
        if iterator is None:
            return
        given = None
        if record.given is not None:
            given = record.given.get(id(iterator_asked), 0)
            record.given[id(iterator_asked)] = given + 1
        in_vain = asked_behind(iterator, iterator_asked, ENDS if is_end else GIVES, record.asking, given, value)
        if in_vain:
            self._refused(client, record.code, in_vain, resuming.iterator_name(iterator), behind)

    @staticmethod
    def _arguments_in_turn(client, record):
        """The arguments that the call at which a frame stands asks one after the other."""
        own, offset = record.code, client.f_lasti
        depth = own.depth(client.f_code, offset)
        depth = record.depth_at[1] if depth is None else depth
        called = operands.of_call(client, own.slots, own.sites.calls[offset], depth)
        return called and consuming.in_turn(*called, own.sites.keywords.get(offset, ())) or []

    def _gave_in_turn(self, client, own, iterables, iterator_asked, is_end, behind, value):
        if is_end:
            self.ask_in_turn(client, own, iterables, iterator_asked, behind)
            return
        for place, iterable in enumerate(iterables):
            in_vain = asked_behind(iterable, iterator_asked, GIVES, ONCE, value=value)
            if in_vain:
                self._refused(client, own, in_vain, resuming.iterator_name(iterable), behind)
                if not in_vain[-1][-1]:
                    self.ask_in_turn(client, own, iterables[place + 1 :], giver=iterator_asked)
                return


def _asking(target, asker):
    """The fields of a call that `asker` makes by itself."""
    return {"text": "next(%s)" % target.code.name, "method": "next", "asker": asker}
