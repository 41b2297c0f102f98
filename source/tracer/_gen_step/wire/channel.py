"""The wire to the app: requests in, observations out, one JSON object a line, on credit.

With no credit left, `observe` blocks: that is how the program stands still while a person looks (paused means paused).
"""

import os
from _thread import RLock
from collections import deque
from itertools import islice, repeat
from os import getpid as _getpid

from ..interrupts import signals
from ..interrupts.blame import is_handlers
from ..interrupts.reentry import is_under_way
from .json_codec import decode as _decode
from .messages import message

# So many observations that nobody waits for are written together.
_MOST_WAITING = 256

# How often a thread that waits for its turn looks whether it will ever have one.
_TURN_SECONDS = 0.05

# With less credit than this somebody is looking on.
WATCHED = 100000

# With more credit than this an observation of the program's main thread takes no turn: see `_pay`.
_PLENTY = 2 * WATCHED

# Where memory has run out, there is so much to write what waits. Nobody touches it, so it takes none before that.
_RESERVE = 2 << 20

# Requests that are answered at once, wherever the program stands.
_QUESTIONS = frozenset(["evaluate", "look", "names"])

# From 3.7 on a fork can be told of itself; else each message has to ask who it is.
_KNOWS_FORKS = hasattr(os, "register_at_fork")


class Channel:
    """One connection. `read()` blocks for a piece of what comes and gives an empty one or None at the end;
    `write(text)` gives an iterator that writes the beginning of it and gives how much that is, or None when there is
    no wire any more.

    Threads take turns. A child made by `os.fork` says nothing: the wire is its parent's.
    """

    def __init__(self, read, write):
        # Gives what `read` gives; an iterator, for what is read must be kept in the same step of C (see `_receive`).
        self._pieces = iter(read, None)
        self._write = write
        self._lock = RLock()
        self._process = _getpid()
        self._forked = False
        # Nothing is put: as a fork, or mute.
        self._is_silent = False
        if _KNOWS_FORKS:
            os.register_at_fork(after_in_child=self._leave)
        # What was read and is not taken yet.
        self._unread = []
        # What the handler of a signal raised while the program stood still: the guard lets it come out of the event.
        self.late = None
        self._requests = deque()
        # Only the thread that ends the program has the wire.
        self._seized = False
        # What other threads mentioned and could not send.
        self._mentions = []
        self._batch = []
        # What is being written: lines, and the numbers of characters of them that are written already.
        self._leaving = []
        self._flushing = False
        self._reserve = None
        # It is written at the latest when there is more.
        self._most_waiting = _MOST_WAITING
        # How many observations may still be told.
        self.credit = 0
        # What was spent and not taken off it yet.
        self._spent = 0
        # Observations of these events use up all credit.
        self._stop = frozenset()
        # Somebody steps by instruction: every one is told. Holds until the next grant.
        self.fine = False
        # Called with new credit, and with whether that begins now.
        self.on_grant = None
        # Nothing is to be told of the frames; see `mute`.
        self.is_mute = False
        # Nobody waits any more.
        self._free = False
        # Answers a question of the app's while the program stands still; None while there is no program.
        self.on_question = None
        # Called in a child made by `os.fork` (3.7+), where nothing is to be observed any more.
        self.on_fork = None
        # Called when no memory was left to write with, and the reserve is spent for that.
        self.on_no_memory = None
        # Called before the process ends because the app wants nothing more of it.
        self.on_quit = None
        # Called before each observation, so that text which the program wrote earlier stands earlier.
        self.before_observation = None

    @property
    def mine(self):
        """Whether this process is the one that speaks on the wire, and no fork of it."""
        return not self._forked and (_KNOWS_FORKS or _getpid() == self._process)

    def tell(self, event, **fields):
        """Send a message that is no fact about the running program: it costs no credit."""
        self._send(message(event, fields), None, now=True)

    def describe(self, event, **fields):
        """Send what later observations refer to: it costs no credit and travels with them."""
        if not self.is_mute:
            self._send(message(event, fields), None, now=False)

    def observe(self, event, **fields):
        """Send a fact about the running program; then stand still until there is credit to go on."""
        if self.before_observation is not None:
            self.before_observation()
        # A program may end at any moment; what it wrote before is written.
        self._send(message(event, fields), event, now=event == "output")

    def put(self, event, line, still=False):
        """The same for a fact that is a line of the wire already. To be called with signals held back.

        `still`: nothing of the program's ran since the one before.
        """
        if not still and self.before_observation is not None:
            self.before_observation()
        if self._is_silent or not _KNOWS_FORKS and not self.mine:
            return
        if self.credit - self._spent > _PLENTY and not self._stop:
            self.credit -= 1
            self._batch.append(line)
            if len(self._batch) > self._most_waiting:
                with self._lock:
                    self._put_mentions()
                    self.flush()
            return
        with self._lock:
            self._batch.append(line)
            self._pay(event)

    def mention(self, event, **fields):
        """Send a message from any thread, that waits for nothing: where the wire is taken, it comes with the next
        one.
        """
        if not self.mine:
            return
        self._mentions.append(message(event, fields))
        if self._lock.acquire(False):
            try:
                self._put_mentions()
                self.flush()
            finally:
                self._lock.release()

    def seize(self):
        """The program ends: from now on only this thread tells anything.

        CPython ends daemon threads wherever they are, and one that held the lock then would never give it back.
        """
        self._lock.acquire()
        self._seized = True

    def mute(self):
        """From now on nothing is told of the frames: no `put`, no `describe`."""
        self.is_mute = self._is_silent = True

    def hold_nothing(self):
        """From now on each observation is written at once: what the program writes itself comes behind it."""
        self._most_waiting = 0

    def keep_reserve(self):
        """Have memory to spend."""
        self._reserve = bytes(_RESERVE)

    def spend_reserve(self):
        """No memory is left: let go of what was kept for that. Whether there was any."""
        had, self._reserve = self._reserve is not None, None
        return had

    def use_up(self):
        """No observation is told from now on, before there is new credit."""
        self.credit = self._spent = 0

    def let_run(self):
        """From now on no observation waits for credit, and each is written at once."""
        self._free = True
        self.credit = 0

    def next_request(self):
        """The next request other than credit; None when the app has gone."""
        if not self.mine:
            self._end_fork()
        self.flush()
        while not self._requests:
            self._take(self._receive())
        return self._requests.popleft()

    def next_of(self, op):
        """The next request of that kind. Others that came before are next behind it."""
        earlier = []
        request = self.next_request()
        while request["op"] != op:
            earlier.append(request)
            request = self.next_request()
        self._requests.extendleft(reversed(earlier))
        return request

    def flush(self):
        """Write all that waits. The handler of a signal may raise in between: that comes out of the event, and nothing
        is lost or written twice, since each step is one of C.
        """
        leaving, is_spent = self._leaving, False
        with self._lock:
            if self._flushing and is_under_way():
                return  # By a handler's own output in the middle of it.
            self._flushing = True
            try:
                while self._batch or leaving:
                    try:
                        self._write_some(leaving)
                    except BrokenPipeError:
                        os._exit(0)
                    except BaseException as error:
                        if type(error) is MemoryError and self.spend_reserve():
                            is_spent = True
                            continue
                        if not is_handlers(error):
                            raise
                        self.late = error
            finally:
                self._flushing = False
        if is_spent and self.on_no_memory is not None:
            self.on_no_memory()

    def _write_some(self, leaving):
        leaving.extend(map(self._batch.pop, repeat(0, len(self._batch))))
        text = "".join([line for line in leaving if type(line) is str])
        written = sum([count for count in leaving if type(count) is int])
        if written == len(text):
            leaving.clear()
            return
        counts = self._write(text[written:])
        if counts is None:
            self._leave()
            leaving.clear()
        else:
            leaving.extend(counts)

    def _send(self, line, event, now):
        """`event`: what is to be paid for."""
        if not self.mine:
            return
        held = signals.hold()
        try:
            if not self._lock.acquire(False) and not self._wait():
                return
            try:
                self._put_mentions()
                self._batch.append(line)
                if event is not None:
                    self._pay(event)
                if now or len(self._batch) > self._most_waiting:
                    self.flush()
            except MemoryError:
                self._take_back(line)
                raise
            finally:
                self._lock.release()
        finally:
            signals.release(held)

    def _take_back(self, line):
        """It could not be written, and whoever told it finds another way."""
        for lines in (self._batch, self._leaving):
            if lines and lines[-1] is line:
                lines.pop()

    def _wait(self):
        """Wait until the wire is free; False where it never will be: nothing is to be held up by a thread that is
        left.
        """
        while not self._lock.acquire(timeout=_TURN_SECONDS):
            if self._seized:
                return False
        return True

    def _put_mentions(self):
        while self._mentions:
            self._batch.append(self._mentions.pop(0))

    def _pay(self, event):
        """What one observation costs. While there is plenty of credit it is noted apart: `put` does not take its turn
        then.
        """
        self._spent += 1
        if self._mentions:
            self._put_mentions()
        if self.credit - self._spent > WATCHED and not self._stop:
            if len(self._batch) > self._most_waiting:
                self.flush()
            return
        spent, self._spent = self._spent, 0
        self.credit -= spent
        # A program that kills itself takes with it what was not written.
        self.flush()
        if self._free:
            return
        if event in self._stop:
            self.credit = 0
        while self.credit <= 0 and not self._free:
            self._take(self._receive())

    def _leave(self):
        """This process says nothing from now on: it is a fork, or the program has closed the pipes."""
        self._forked = self._is_silent = self._free = True
        if self.on_fork is not None:
            self.on_fork()

    def _end_fork(self):
        """A fork comes back to the person, who is its parent's client: the requests are for that one."""
        if self.before_observation is not None:
            self.before_observation()
        os._exit(0)

    def _take(self, request):
        if request is None or request["op"] == "quit":
            if self.on_quit is not None:
                self.on_quit()
            # Nobody listens any more, and the program may be anywhere: there is nothing to unwind for.
            os._exit(0)
        if request["op"] == "credit":
            self.credit += request["n"]
            self._stop = frozenset(request.get("stop", ()))
            begins, self.fine = not self.fine, request.get("fine", False)
            if self.on_grant is not None:
                self.on_grant(self.fine and begins)
        elif request["op"] in _QUESTIONS:
            if self.on_question is not None:
                self._question(request)
        else:
            self._requests.append(request)

    def _question(self, request):
        """An expression of the person's may run for ever: it can be interrupted, but nothing else can by that."""
        held = signals.let_interrupt()
        try:
            self.on_question(**request)
        except KeyboardInterrupt:
            pass
        finally:
            signals.release(held)

    def _receive(self):
        """The next request. Whatever is raised in between, by the handler of a signal, nothing of what was read is
        lost.
        """
        unread = self._unread
        while not _has_line(unread):
            before = len(unread)
            try:
                unread.extend(islice(self._pieces, 1))
            except BaseException as error:
                # A person who waits for the client to do something has nothing to interrupt.
                if self.on_question is not None:
                    self.late = error
                continue
            if len(unread) == before or not unread[-1]:
                return None
        text = "".join([piece if type(piece) is str else piece.decode("ascii") for piece in unread])
        line, rest = text.split("\n", 1)
        unread[:] = [rest]
        return _decode(line)


def _has_line(pieces):
    for piece in pieces:
        if ("\n" if type(piece) is str else b"\n") in piece:
            return True
    return False
