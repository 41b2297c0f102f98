"""The wire to the app: requests in, observations out, one JSON object a line, on credit.

With no credit left, `observe` blocks: that is how the program stands still while a person looks (paused means paused).
"""

import os
from _thread import RLock
from collections import deque
from json import loads as _decode
from os import getpid as _getpid
from time import monotonic as _now

from . import signals
from .encode import make_encoder

# Written at the latest after this many characters, or this many seconds, of observations that nobody waits for.
_BATCH_CHARACTERS = 32768
_BATCH_SECONDS = 0.004

# With less credit than this somebody is looking on.
_WATCHED = 100000

# Requests that are answered at once, wherever the program stands.
_QUESTIONS = frozenset(["evaluate", "names"])

_encode = make_encoder()


class Channel:
    """One connection. `read()` blocks for text and gives None at the end; `write(text)` blocks until it is taken.

    Threads take turns. A child made by `os.fork` says nothing: the wire is its parent's.
    """

    def __init__(self, read, write):
        self._read = read
        self._write = write
        self._lock = RLock()
        self._process = _getpid()
        self._unread = ""
        self._requests = deque()
        self._batch = []
        self._batch_size = 0
        self._batch_began = 0.0
        self._seq = 0
        self._credit = 0
        # Observations of these events use up all credit.
        self._stop = frozenset()
        # Somebody steps by instruction: every one is told. Holds until the next grant.
        self.fine = False
        # Called when that begins.
        self.on_fine = None
        # Nobody waits any more: each observation is written at once.
        self._free = False
        # Answers a question of the app's while the program stands still; None while there is no program.
        self.on_question = None
        # Called before each observation, so that text which the program wrote earlier stands earlier.
        self.before_observation = None

    @property
    def mine(self):
        """Whether this process is the one that speaks on the wire, and no fork of it."""
        return _getpid() == self._process

    def tell(self, event, **fields):
        """Send a message that is no fact about the running program: it costs no credit."""
        self._send(event, fields, paid=False, now=True)

    def describe(self, event, **fields):
        """Send what later observations refer to: it costs no credit and travels with them."""
        self._send(event, fields, paid=False, now=False)

    def observe(self, event, **fields):
        """Send a fact about the running program; then stand still until there is credit to go on."""
        if self.before_observation is not None:
            self.before_observation()
        # A program may end at any moment; what it wrote before is written.
        self._send(event, fields, paid=not self._free, now=self._free or event == "output")

    def let_run(self):
        """From now on no observation waits for credit."""
        self._free = True

    def next_request(self):
        """The next request other than credit; None when the app has gone."""
        self.flush()
        while not self._requests:
            self._take(self._receive())
        return self._requests.popleft()

    def flush(self):
        if self._batch:
            text = "".join(self._batch)
            self._batch = []
            self._batch_size = 0
            self._write(text)

    def _send(self, event, fields, paid, now):
        if _getpid() != self._process:
            return
        held = signals.hold()
        try:
            with self._lock:
                self._put(event, fields)
                if now:
                    self.flush()
                if paid:
                    self._pay(event)
        finally:
            signals.release(held)

    def _put(self, event, fields):
        self._seq += 1
        fields["event"] = event
        fields["seq"] = self._seq
        line = _encode(fields) + "\n"
        now = _now()
        if not self._batch:
            self._batch_began = now
        self._batch.append(line)
        self._batch_size += len(line)
        if self._batch_size > _BATCH_CHARACTERS or now - self._batch_began > _BATCH_SECONDS:
            self.flush()

    def _pay(self, event):
        self._credit = 0 if event in self._stop else self._credit - 1
        if self._credit <= 0:
            self.flush()
            while self._credit <= 0:
                self._take(self._receive())
        elif self._credit < _WATCHED:
            # A program that kills itself takes with it what was not written.
            self.flush()

    def _take(self, request):
        if request is None or request["op"] == "quit":
            # Nobody listens any more, and the program may be anywhere: there is nothing to unwind for.
            os._exit(0)
        if request["op"] == "credit":
            self._credit += request["n"]
            self._stop = frozenset(request.get("stop", ()))
            begins, self.fine = not self.fine, request.get("fine", False)
            if self.fine and begins and self.on_fine is not None:
                self.on_fine()
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
        while "\n" not in self._unread:
            try:
                text = self._read()
            except KeyboardInterrupt:
                continue  # While the client waits, there is nothing to interrupt.
            if not text:
                return None
            self._unread += text
        line, self._unread = self._unread.split("\n", 1)
        return _decode(line)
