"""Tells what becomes of asyncio's tasks: who makes, wakes and cancels them, what they wait for, and how they end.

It looks whenever the program's own code is heard of, and only when a task was met. What it finds was done by what ran
since the last look.
"""

from ..frames import callsite, stack
from ..frames.bad_yields import is_bad_yield
from ..frames.task_names import is_of_group
from ..frames.tasks import closes, coroutine_of, current, running_loop
from ..frames.waits import TURN, Waits
from .task_at_work import AtWork
from .task_cancelling import Cancelling
from .task_ends import CANCELS, Ends
from .task_news import TaskNews
from .task_queues import Queues
from .task_spawns import Spawns
from .task_steps import Steps
from .task_suspensions import Suspensions
from .task_wakeups import Wakeups

# What an async generator ends with when it is closed.
_CLOSED = ('{"type":"GeneratorExit"', '{"type":"StopAsyncIteration"')


class TaskWatch:
    """`look` comes before each fact of a frame, `left` behind a yield or an end, `begins` before a task's call."""

    def __init__(self, channel, codes, frames, tasks):
        self._channel = channel
        self._describing = frames.describing
        self._tasks = tasks
        self._waits = waits = Waits(codes, frames, tasks)
        self._news = news = TaskNews(channel)
        self._at_work = at_work = AtWork(frames)
        self._queues = queues = Queues()
        suspensions = Suspensions(news, queues)
        self._cancelling = cancelling = Cancelling(tasks, news, at_work, suspensions)
        self._ends = ends = Ends(tasks, frames.describing, waits, news, queues, suspensions, cancelling)
        self._wakeups = Wakeups(tasks, frames.describing, waits, news, at_work, queues, suspensions, cancelling, ends)
        self._steps = Steps(news, at_work, queues, suspensions, cancelling, ends, self._wakeups)
        self._spawns = Spawns(tasks, at_work, queues, self._steps)
        self.works = at_work.works
        self.comes_to_line = at_work.comes_to_line
        self.end_step = self._steps.end
        self.end_shown_step = self._steps.end_shown
        # Until a task is met, nothing is looked at.
        self.is_on = False
        # What is told now was seen before: nothing is looked at for it.
        self.is_late = False
        tasks.about_new = self._about_new
        tasks.told_new = self._settle_new

    def look(self):
        """Tell what has happened since the last fact."""
        if self.is_late:
            return
        self._steps.end()
        self._look_at(self._queues.new())

    def yields(self, frame, record):
        """`look`, where a frame of the program's own yields."""
        if self.is_late:
            return
        self._steps.end()
        new = self._queues.new()
        # A group has asked by now that another has left, or a `wait_for` whose time is over from the beginning.
        self._at_work.asking = self._waits.asking(_awaited(frame, record)) if new else None
        if new:
            self._steps.asks_awaited_before()
        self._look_at(new)
        self._at_work.asking = None

    def enters(self, thrown):
        """`look`, where a frame of the program's own is entered with what is `thrown` in (described), or None: a task
        may come to its step with that.
        """
        if self.is_late:
            return
        self._steps.end()
        new = self._queues.new()
        if new and self.turns.keeps_order:
            task = current()
            record = None if task is None else self._tasks.find(task)
            if record is not None:
                self._steps.comes_to_turn(record, task, thrown)
        self._look_at(new)

    def _look_at(self, new):
        for handle in new:
            task = self._steps.unheard()
            if task is not None:
                self._tasks.meet(task)
            self._wakeups.found(handle)
        self._cancelling.ask_owners()
        self._cancelling.look()

    def catch_up(self):
        """`look`, where anything is looked at."""
        if self.is_on:
            self.look()

    def hides_cancel(self, task, came):
        """Whether a task's `throw()` is a cancellation, of which asyncio's own code has made what comes: `came`."""
        record = None if task is None else self._tasks.find(task)
        if record is None:
            return False
        self._steps.end()
        return not record.is_running and self._cancelling.causes.hidden(record, task, came) is not None

    def thrown_into(self, task, came):
        """What a task's `throw()` has thrown in, where only that was seen that came of it. `came`: a described
        exception; None for a value. None: not known.
        """
        record = self._tasks.find(task)
        if record is None or record.is_running:
            return None
        self._queues.follow(running_loop())
        self.look()
        self._cancelling.ask_hidden(record, task, came)
        return CANCELS if record.is_asked else record.failure

    def begins(self, task, thrown):
        """A task makes a call; `thrown`: the described exception that it throws, or None."""
        self._queues.follow(running_loop())
        record = self._tasks.meet(task)
        if record is None:
            return
        before = self.turns.all()
        self.look()
        # Whoever made the tasks that stood in the queue by then was not looked at.
        self.is_on = not self._channel.is_mute
        self._steps.begins(record, task, thrown, before)

    def comes_to_step(self):
        """3.6: a frame goes on, and the step of a task may begin with that. What was before is told before code of
        others runs in it: its own call is told later.
        """
        if not self.is_on:
            return
        before = self.turns.all()
        self.look()
        task = current()
        record = None if task is None else self._tasks.find(task)
        if record is not None and not record.is_running:
            self._steps.comes(record, before)

    def left(self, frame, record, given, found, back, task, at_work=None):
        """A frame of the program's own has yielded `given`. `back` is the frame that it goes to, unless `task` is
        resumed, and with it the loop. `at_work`: the frame of others that has yielded that, where it passes `frame`.
        """
        wait = None
        if task is not None and self._tasks.find(task) is not None:
            awaited = found[-1] if found else _awaited(frame, record)
            self._spawns.is_awaited = True
            wait = TURN if is_bad_yield(task, given) else self._waits.of(task, given, frame, awaited)
            self._spawns.is_awaited = False
        met = self._leaves(frame if at_work is None else at_work, back, task)
        if met is not None:
            self._steps.suspends(met, task, wait)

    def ended(self, frame, outcome, back, task):
        """A frame has ended; `outcome` are the fields that tell how."""
        met = self._leaves(frame, back, task, "exception" in outcome)
        if met is None:
            return
        if closes(task, frame):
            # Nobody but the loop may hold it: then it is gone before it is looked at.
            stops = outcome.get("exception", "").startswith(_CLOSED)
            self._steps.returns(met, {"value": self._describing.value(None)} if stops else outcome)
        elif coroutine_of(task) is frame:
            self._steps.returns(met, outcome)

    def _leaves(self, frame, back, task, fails=False):
        """The task whose step is over as a frame is left; None where that goes on, or the task was not met. `fails`: by
        an exception.
        """
        self._at_work.goes_to(frame, back)
        if task is None:
            return None
        met = self._tasks.find(task)
        self._at_work.step_is_over(met, fails and is_of_group(frame, back))
        return met

    def _about_new(self, record):
        """More fields of a task that is met now."""
        self._queues.follow(running_loop())
        told = self._news.time()
        if self.is_on:
            told.update(self._spawns.fields(record))
        if not (record.is_eager or record.has_begun_unseen):
            self.turns.add(record)
        return told

    def _settle_new(self, record):
        """A task that is met later than it was made may wait by now: it had its first step at once, or unheard."""
        if self.is_on:
            self._ends.settle(record)

    @property
    def turns(self):
        """Whose turn it is in the loop that runs."""
        return self._queues.turns

    @property
    def clock(self):
        """The virtual clock of the loops, or None."""
        return self._news.clock

    @clock.setter
    def clock(self, clock):
        self._news.clock = self._waits.clock = clock


def _awaited(frame, record):
    """What a frame that yields stands on; None at a `yield` of its own."""
    return None if callsite.delegation(frame, record.code) is None else stack.receiver(frame, record)
