"""The virtual clock: the time of asyncio's loops stands still while anything runs, and goes to the next timer at once
where a loop would wait for it.

Two things of asyncio's are replaced: `BaseEventLoop.time`, and the `select` of a loop's selector, which is where a loop
waits. Timers of the same time come in the order in which they were made, as they do on a clock that never stands still.
`time.time()` and `time.monotonic()` are as ever.
"""

import weakref
from _thread import get_ident
from itertools import count

from ..foreign import dict_get
from .outside import Outside

# How long a loop really waits at once, while something outside may wake it: then it is looked at anew.
_SLICE = 0.05
_FOREVER = float("inf")
_UNKNOWN = (
    "An event loop of the program's own waits without a selector that asyncio knows: its clock stays the real one."
)
_NOTHING = "The loop waits for something, and no timer is set. No virtual time brings that: it may wait for ever."


class Clock:
    """The time of all loops of the main thread. `say(sentence)` is called once, where a wait takes real time."""

    def __init__(self, say):
        # Only here: by it the module stays alive, with all that the program puts there.
        from time import monotonic

        self.now = 0.0
        self._real = monotonic
        self._say = say
        self._outside = Outside()
        self._thread = get_ident()

    def patch(self, base_events):
        """Change asyncio, whose module `base_events` has just run."""
        clock = self

        def time(self):
            """Return the virtual time."""
            return clock._time(self)

        base_events.BaseEventLoop.time = time
        events = base_events.events
        events.TimerHandle = _in_order_of_making(events.TimerHandle)
        self._outside.patch(base_events.futures)

    def is_at_work(self):
        """Whether the loops of this thread have the virtual time. Other threads run when they like."""
        return get_ident() == self._thread

    def _time(self, loop):
        if not self.is_at_work():
            return self._real()
        selector = dict_get(loop.__dict__, "_selector", self)
        # A closed loop has None. It is looked for here because a loop looks at its clock before it first waits.
        if selector is None or self._is_ours(loop, selector):
            return self.now
        self._tell(_UNKNOWN)
        return self._real()

    def _is_ours(self, loop, selector):
        """Take the place of the selector's `select`. False where there is none, as in a loop that the program wrote."""
        if selector is self:
            return False
        try:
            if type(selector.__dict__.get("select")) is not _Select:
                selector.select = _Select(self, loop, selector)
        except AttributeError:
            return False
        return True

    def wait(self, loop, selector, select, timeout):
        """What the loop's `select` does where it would wait."""
        timers = loop._scheduled
        when = timers[0]._when if timers and timers[0]._when != _FOREVER else None
        reason = self._outside.reason(loop, selector)
        if reason is None and when is not None:
            self._go_to(when, loop._clock_resolution)
            return select(selector, 0)
        self._tell(_NOTHING if reason is None else reason)
        if reason is None:
            return select(selector, timeout)
        begin = self._real()
        found = select(selector, timeout if when is None else min(timeout, _SLICE))
        now = self.now + self._real() - begin
        if when is None or now < when:
            self.now = now
        else:
            self._go_to(when, loop._clock_resolution)
        return found

    def _go_to(self, when, resolution):
        """A timer is due when its time lies before `time() + resolution`, which a large time may be equal to."""
        now = max(self.now, when)
        while now + resolution <= when:
            now += now * 2.0**-52
        self.now = now

    def _tell(self, sentence):
        say, self._say = self._say, None
        if say is not None:
            say(sentence)


class _Select:
    """Stands in for the `select` of a loop's selector. Keeps neither of them alive."""

    __slots__ = ("_clock", "_loop", "_selector")

    def __init__(self, clock, loop, selector):
        self._clock = clock
        self._loop = weakref.ref(loop)
        self._selector = weakref.ref(selector)

    def __call__(self, timeout=None):
        loop, selector = self._loop(), self._selector()
        select = type(selector).select
        waits = timeout is None or timeout > 0
        if not waits or loop is None or not self._clock.is_at_work():
            return select(selector, timeout)
        return self._clock.wait(loop, selector, select, timeout)


def _in_order_of_making(base):
    """asyncio's `TimerHandle`, where those of the same time are in the order of their making."""
    number = count().__next__

    class TimerHandle(base):
        __slots__ = ("_made",)

        def __init__(self, *arguments, **named):
            base.__init__(self, *arguments, **named)
            if self._source_traceback:
                # Debug mode keeps the stack of the call; the last entry is ours.
                del self._source_traceback[-1]
            self._made = number()

        def __lt__(self, other):
            if type(other) is not TimerHandle or self._when != other._when:
                return self._when < other._when
            return self._made < other._made

    TimerHandle.__module__, TimerHandle.__qualname__, TimerHandle.__doc__ = base.__module__, base.__name__, base.__doc__
    return TimerHandle
