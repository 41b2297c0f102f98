"""Code of others that a delegator of the program's stands on, and that gets an exception in its place.

`gen_throw` and `gen_close_iter` (Objects/genobject.c) call what a delegator stands on, and the delegator does not run.
What that yields then goes straight to the client. Where it is code of others, and so are all that it calls, no event of
the program's own tells of that: so its own are looked at, for this resumption only.
"""

import weakref
from functools import partial

from ..frames import stack
from ..frames.awaitables import generator_behind, unwrapped
from ..kinds import awaited_of, frame_of, is_executing
from ..wire import messages

_MOST_BETWEEN = 20


class Beneath:
    """Tells `handed` where an exception comes to code of others below a delegator, and `passed` where that yields."""

    def __init__(self, telling):
        self._telling = telling
        # Weak references to the records of the delegators, by the `id` of each frame of others that they stand on.
        self.frames = {}
        # The same the other way round: the `id`s by the number of the delegator, the outermost first.
        self._chains = {}
        # By the number of a delegator that stands still: the `id` of the frame of others that runs for it, and whether
        # a GeneratorExit set that off.
        self._working = {}

    def stands_on(self, record, receiver):
        """Note what a suspended delegator stands on: the frames of others, down to the first of the program's own.
        Returns what that tells of the delegator: nothing where no frame of others stands between the two.
        """
        numbers = []
        delegatee = None
        for _ in range(_MOST_BETWEEN):
            generator = generator_behind(receiver)
            if generator is None:
                break
            delegatee = self._telling.frames.of_generator(generator, record.id)
            if delegatee is not None:
                delegatee.delegator = weakref.ref(record)
                if record.delegator is not None and record.delegator() is delegatee:
                    record.delegator = None
                break
            frame = frame_of(generator)
            if frame is None:
                break
            numbers.append(id(frame))
            receiver = awaited_of(generator)
        if numbers != self._chains.get(record.id, []):
            self.forget(record)
            if numbers:
                self._chains[record.id] = numbers
            for number in numbers:
                self.frames[number] = weakref.ref(record, partial(self._gone, record.id, number))
        return ',"below":%s' % messages.number(None if delegatee is None else delegatee.id) if numbers else ""

    def _gone(self, delegator, number, _):
        self.frames.pop(number, None)
        self._chains.pop(delegator, None)
        self._working.pop(delegator, None)

    def forget(self, record):
        """A delegator has ended, or stands on something else."""
        for number in self._chains.pop(record.id, ()):
            self._remove(record, number)
        self._working.pop(record.id, None)

    def _remove(self, record, number):
        reference = self.frames.get(number)
        if reference is not None and reference() is record:
            del self.frames[number]

    def runs(self, record):
        """A delegator runs itself: what it stood on is done with the exception."""
        self._working.pop(record.id, None)

    def delegator_of(self, frame):
        """The record of the delegator in whose place the frame of others gets an exception; or None."""
        reference = self.frames.get(id(frame))
        record = None if reference is None else reference()
        if record is None or record.running or record.finished:
            return None
        if record.dropped:
            return record
        owner = record.owner()
        # Weak references die before a dropped generator is closed.
        return record if owner is None or is_executing(owner) else None

    def begins(self, frame, record, exception):
        """The frame of others goes on in the place of a delegator; `exception`: described; None: with a value, because
        what it stood on itself has ended.
        """
        number, is_exit = self._working.get(record.id, (None, messages.is_exit(exception)))
        if number != id(frame):
            self._end_below(record, id(frame))
        self._working[record.id] = id(frame), is_exit
        self._telling.beneath_called(frame, record, exception, exception is None)
        if number is None and exception is not None:
            head = '{"event":"handed","frame":%d,"exception":%s}\n' % (record.id, exception)
            self._telling.channel.put("handed", head)

    def _end_below(self, record, number):
        """What stood below that frame has ended: its memory may be in use again."""
        chain = self._chains.get(record.id, [])
        place = chain.index(number) + 1 if number in chain else len(chain)
        for ended in chain[place:]:
            self._remove(record, ended)
        del chain[place:]

    def yields(self, frame, record, value):
        """The frame of others yields."""
        number, is_exit = self._working.pop(record.id, (None, False))
        # `gen_close` takes no value; that of an asynchronous generator ends what resumed it.
        if number != id(frame) or is_exit or unwrapped(value) is not value:
            return
        self.passes(frame, record, value)

    def passes(self, frame, record, value):
        """What `frame`, below a delegator that stands still, has yielded passes that on its way to the client."""
        telling = self._telling
        owner = record.owner()
        own_frame = None if owner is None else frame_of(owner)
        if own_frame is None:
            return
        receiver = stack.receiver(own_frame, record)
        if telling.watch.is_on:
            telling.watch.yields(own_frame, record)
        record.called = False
        described = telling.describing.text(value)
        telling.channel.put("passed", '{"event":"passed","frame":%d,"value":%s}\n' % (record.id, described))
        if receiver is not None:
            self.stands_on(record, receiver)
        if telling.watch.is_on:
            found = None if receiver is None else [receiver]
            back, task = telling.clients.yields_to(frame)
            telling.watch.left(own_frame, record, value, found, back, task, frame)
