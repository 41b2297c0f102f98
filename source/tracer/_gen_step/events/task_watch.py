"""Tells what becomes of asyncio's tasks: who makes, wakes and cancels them, what they wait for, and how they end.

It looks whenever the program's own code is heard of, and only when a task was met. What it finds was done by what ran
since the last look.
"""

from ..foreign import is_future
from ..frames import stack
from ..frames.loop import Queue, task_of
from ..frames.tasks import COUNTS_CANCELS, cancels, closes, coroutine_of, current, held, running_loop, state_of, steps
from ..frames.waits import TURN, Wait, Waits, milliseconds
from ..wire import messages
from ..wire.messages import Json
from .task_cancels import Cancels
from .task_turns import Turns

_CANCELLED = '{"type":"CancelledError"'
# One that was not seen itself.
_CANCELS = Json(messages.value("CancelledError", "CancelledError()"))
# What an async generator ends with when it is closed.
_CLOSED = ('{"type":"GeneratorExit"', '{"type":"StopAsyncIteration"')
# The frame at work and its code, where the loop is.
_NOBODY = None, None
# What a task waited for in a step that was not heard of.
_UNSEEN = Wait("other", {})

# What asyncio's own code waits for again when it was thrown a CancelledError.
_WAITING_ON = frozenset(["group", "condition"])


def _number(record):
    return record.number


class TaskWatch:
    """`look` comes before each fact of a frame, `left` behind a yield or an end, `begins` before a task's call."""

    def __init__(self, channel, codes, frames, tasks):
        self._channel = channel
        self._codes = codes
        self._frames = frames
        self._tasks = tasks
        self._waits = Waits(codes, frames, tasks)
        self._cancels = Cancels(tasks)
        self.turns = Turns()
        self._queue = None
        # `(queue, turns)` of each loop that was met.
        self._queues = []
        # Until a task is met, nothing is looked at.
        self.is_on = False
        # What is told now was seen before: nothing is looked at for it.
        self.is_late = False
        # The task before whose step all others were looked at.
        self._settled = None
        # The number of the frame at work since the last fact, or None, and its code.
        self._at_work = None
        self._code = None
        # The same of who is at work again when the step of an eager task is over, by that task.
        self._behind = {}
        # The task whose step is under way, or was the last.
        self._stepping = None
        # What it waited for before that step, until a line of the program's own runs in it.
        self._waited = None
        # The frame at work yields in what may have asked tasks to cancel: "timeout", "group" or None.
        self._asking = None
        # What that step ended with, told with the next fact: a `Wait`, or a described outcome.
        self._wait = self._outcome = None
        # The loop's time then, as a field.
        self._ended_at = {}
        # The numbers of the tasks that are asked to cancel by a group of theirs which has a failed task.
        self._owners = []
        tasks.about_new = self._about_new

    def look(self):
        """Tell what has happened since the last fact."""
        if self.is_late:
            return
        self.end_step()
        self._look_at(self._queue.new())

    def yields(self, frame, record):
        """`look`, where a frame of the program's own yields."""
        if self.is_late:
            return
        self.end_step()
        new = self._queue.new()
        # A group has asked by now that another has left, or a `wait_for` whose time is over from the beginning.
        self._asking = self._waits.asking(stack.receiver(frame, record)) if new else None
        self._look_at(new)
        self._asking = None

    def enters(self, thrown):
        """`look`, where a frame of the program's own is entered with what is `thrown` in (described), or None: a task
        may come to its step with that.
        """
        if self.is_late:
            return
        self.end_step()
        new = self._queue.new()
        if new and self.turns.keeps_order:
            self._tell_turn(thrown)
        self._look_at(new)

    def _tell_turn(self, thrown):
        """Tell that the task that comes to its step was ready, if nobody saw that: it stood before all that is new in
        the queue.
        """
        task = current()
        record = None if task is None else self._tasks.find(task)
        if record is None or record.is_running or record.is_ready or not record.is_begun:
            return
        if not self._queue.is_of(running_loop()):
            return
        stepping = self._stepping
        if stepping is not None and stepping is not record:
            self._settle(stepping)
            if stepping.is_running:
                return
        self._settle_passed(record, self.turns.all())
        self._wake_late(record, task, thrown)
        record.is_ready, self._settled = True, record

    def _look_at(self, new):
        for handle in new:
            self._meet_current()
            self._found(handle)
        for number in self._owners:
            self._ask_owner(number, self._at_work)
        self._owners = []
        if self._code is not None and self._code.cancels:
            self._find_cancelled()

    def _meet_current(self):
        """A task that has its first step now stood before all that is new in the queue. One whose first step is taken
        at once, within that of another task, stood nowhere.
        """
        if self._stepping is None or not self._stepping.is_running:
            task = current()
            if task is not None:
                self._tasks.meet(task)

    def catch_up(self):
        """`look`, where anything is looked at."""
        if self.is_on:
            self.look()

    def works(self, record):
        """A frame is at work from now on."""
        self._at_work, self._code = record.id, record.code

    def comes_to_line(self, record):
        """The same, and it runs a line of its own."""
        self._waited = None
        self.works(record)

    def hides_cancel(self, task, came):
        """Whether a task's `throw()` is a cancellation, of which asyncio's own code has made what comes: `came`."""
        record = None if task is None else self._tasks.find(task)
        if record is None:
            return False
        self.end_step()
        return not record.is_running and self._cancels.hidden(record, task, came) is not None

    def thrown_into(self, task, came):
        """What a task's `throw()` has thrown in, where only that was seen that came of it. `came`: a described
        exception; None for a value. None: not known.
        """
        record = self._tasks.find(task)
        if record is None or record.is_running:
            return None
        self._follow(running_loop())
        self.look()
        hidden = None if record.is_asked else self._cancels.hidden(record, task, came)
        if hidden is not None:
            # Its timeout or its group has taken back by now that it asked.
            record.is_asked = True
            self._tell("cancel", dict({"task": record.number, "by": None}, **dict(hidden, **self._time())))
        return _CANCELS if record.is_asked else record.failure

    def begins(self, task, thrown):
        """A task makes a call; `thrown`: the described exception that it throws, or None."""
        self._follow(running_loop())
        record = self._tasks.meet(task)
        if record is None:
            return
        self.is_on = not self._channel.is_mute
        before = self.turns.all()
        self.look()
        stepping = self._stepping
        if stepping is not None and stepping is not record:
            self._settle(stepping)
        if record.is_running:
            return
        settled, self._settled = self._settled, None
        is_eager, record.is_eager = record.is_eager, False
        if is_eager or stepping is not None and stepping is not record and stepping.is_running:
            # Who made it goes on when its step is over, in the same line. It stood in no queue, and passed nobody.
            self._behind[record] = self._at_work, self._code
        else:
            is_unseen = thrown is None and self._cancels.is_thrown_in(record, task)
            is_told = record.is_asked
            if is_unseen:
                self._ask_unseen(record, task)
            if is_unseen and is_told:
                self._ask_awaited(record.wait)
                self._wait_on(record, task)
            if settled is not record:
                self._settle_passed(record, before)
            if is_unseen and not is_told:
                # All that its group has asked were ready before it.
                self._wait_on(record, task)
        self._wake_late(record, task, thrown)
        record.is_asked = record.is_ready = record.is_queued = False
        record.is_running = True
        record.is_cancelled = False
        record.asked = cancels(task)
        self._waited = record.wait if thrown is None else None
        record.wait = None
        self._stepping = record

    def _ask_unseen(self, record, task):
        """A task goes on with a value, and has had a step before that nobody heard of: CancelledError came only to
        asyncio's own code, which has waited on. Tell that it was asked to cancel.
        """
        if not record.is_asked:
            self._ask_awaited(record.wait)
            self._ask(record, task, None)
            self._tell("wake", dict({"task": record.number, "why": "cancelled"}, **self._time()))

    def _wait_on(self, record, task):
        """Tell that a task waits again, in a coroutine of asyncio's own that was thrown a CancelledError."""
        record.is_cancelled, record.is_asked, record.is_ready, record.asked = True, False, False, cancels(task)
        self._suspend(record, record.wait if record.wait.kind in _WAITING_ON else _UNSEEN, self._time())

    def _wake_late(self, record, task, thrown):
        """Its turn comes. What made it ready is told, if it was not seen in the queue before."""
        is_cancelled = thrown is not None and thrown.startswith(_CANCELLED)
        if is_cancelled:
            self._ask(record, task, None, is_thrown=True)
        if not record.is_ready and record.is_begun:
            told = {"task": record.number, "why": "cancelled" if is_cancelled else "done"}
            self._tell("wake", dict(told, **self._time()))

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
            self._settle_passed(record, before)
            self._settled = record

    def _settle_passed(self, record, before):
        """Tell of the tasks that had their turn before this one, and were not heard of. `before`: those that were
        seen in the queue before it was looked at.
        """
        is_seen = record.is_ready
        passed, silent = self.turns.take(record)
        for each in silent if is_seen else silent + before:
            self._settle(each)
        stays = []
        for each in passed:
            self._settle(each)
            if not each.is_ready:
                continue
            if self.turns.keeps_order and each.is_queued:
                # It stands there again: it has let others run first.
                self._suspend(each, TURN, self._time())
            else:
                stays.append(each)
        self.turns.put_back(stays)

    def left(self, frame, record, given, found, back, task):
        """A frame of the program's own has yielded `given`. `back` is the frame that it goes to, unless `task` is
        resumed, and with it the loop.
        """
        self._goes_to(frame, back)
        if task is None:
            return
        met = self._tasks.find(task)
        self._at_work, self._code = self._behind.pop(met, _NOBODY)
        if met is None:
            return
        awaited = found[-1] if found else stack.receiver(frame, record)
        self._ended_at = self._time()
        self._wait = self._waits.of(task, given, frame, awaited)
        self._ask_awaited(self._wait)
        self._stepping = met
        # `uncancel()`
        met.asked = min(met.asked, cancels(task))

    def ended(self, frame, outcome, back, task):
        """A frame has ended; `outcome` are the fields that tell how."""
        self._goes_to(frame, back)
        if task is None:
            return
        met = self._tasks.find(task)
        self._at_work, self._code = self._behind.pop(met, _NOBODY)
        if met is None:
            return
        if closes(task, frame):
            # Nobody but the loop may hold it: then it is gone before it is looked at.
            stops = outcome.get("exception", "").startswith(_CLOSED)
            outcome = {"value": self._frames.describing.value(None)} if stops else outcome
        elif coroutine_of(task) is not frame:
            return
        self._stepping, self._outcome, self._ended_at = met, outcome, self._time()

    def _goes_to(self, frame, back):
        """`frame` goes back to `back`, the next one of the program's own; or to the loop, if that has called it."""
        record = None if back is None or _is_called_by_loop(frame, back) else self._frames.find(back)
        self._at_work = None if record is None else record.id
        self._code = None if record is None else record.code

    def _follow(self, loop):
        """Look at the queue of that loop from now on."""
        if loop is not None and (self._queue is None or not self._queue.is_of(loop)):
            self._queue, self.turns = self._queue_of(loop)

    def _queue_of(self, loop):
        """The queue of a loop, and whose turn it is there: one loop may run after another, and go on later."""
        self._queues = [each for each in self._queues if not each[0].is_gone()]
        for queue, turns in self._queues:
            if queue.is_of(loop):
                return queue, turns
        # Those that were met before anything was looked at belong to the first one.
        turns = self.turns if self._queue is None else Turns()
        turns.keeps_order = self.turns.keeps_order
        self._queues.append((Queue(loop), turns))
        return self._queues[-1]

    def _about_new(self, record):
        """More fields of a task that is met now."""
        self._follow(running_loop())
        told = self._of_new(record)
        if not record.is_eager:
            self.turns.add(record)
        return told

    def _of_new(self, record):
        told = self._time()
        if not self.is_on or self._is_met_late():
            return told
        told["by"] = self._at_work
        if self._at_work is not None:
            task = current()
            parent = None if task is None else self._tasks.find(task)
            outer = self._outer_step(record) if parent is record else None
            if outer is not None:
                # Its first step is taken at once, within that of another task (`asyncio.eager_task_factory`).
                record.is_eager = record.is_ready = True
                told.update(parent=outer.number, eager=True)
            elif parent is not None and parent.is_running:
                told["parent"] = parent.number
        return told

    def _outer_step(self, inner):
        """The task within whose step that of `inner` is under way; None where there is none."""
        over = self._stepping if self._wait is not None or self._outcome is not None else None
        running = [record for record, _ in self._tasks.living() if record.is_running]
        return max((record for record in running if record not in (inner, over)), key=_number, default=None)

    def _is_met_late(self):
        """Whether a task can only be met in its first step: its loop shows no queue, and no other task's step, which
        may start one at once, is under way.
        """
        if self._queue is None or self._queue.is_seen():
            return False
        is_over = self._wait is not None or self._outcome is not None
        return self._stepping is None or is_over or not self._stepping.is_running

    def _found(self, handle):
        task, future = task_of(handle)
        if task is None:
            return
        record = self._tasks.find(task)
        if record is None:
            record = self._tasks.meet(task)
            if record is None:
                return
        elif record.is_queued and not self.turns.keeps_order:
            # A chosen one was taken out from behind it: it stands there still.
            return
        elif record.is_queued:
            # It left the queue, and nobody heard of that. Where no future wakes it, it only let others run.
            self._settle_passed(record, [])
            waits_on = record.is_asked and record.wait is not None and record.wait.kind in _WAITING_ON
            if waits_on:
                self._ask_awaited(record.wait)
            self._suspend(record, TURN if future is None else record.wait if waits_on else _UNSEEN, self._time())
            record.is_ready = future is None
        if not record.is_ready:
            self._wake(record, task, future)
        record.is_queued = True

    def _wake(self, record, task, future):
        """It stands in the queue again. `future`: what it waited for, or None."""
        self.turns.add(record)
        why = "other"
        record.failure = None
        if future is not None and is_future(future):
            why = "cancelled" if state_of(future) == "CANCELLED" else "done"
            record.failure = self._failure_of(future)
        is_by_timeout = self._is_by_timeout(record)
        self._ask(record, task, self._at_work)
        by = None if is_by_timeout or self._asking == "timeout" else self._at_work
        told = dict({"task": record.number, "by": by, "why": why}, **self._time())
        item = self._item(record) if why == "done" and self._at_work is not None else None
        if item is not None:
            told["of"] = item
        self._tell("wake", told)

    def _item(self, record):
        """What a task is to take out of a queue: each put wakes one that waits, and they take in the same order."""
        queue = None if record.wait is None or record.wait.queue is None else record.wait.queue()
        held_there = None if queue is None else self._waits.items_of(queue)
        if not held_there:
            return None
        others = (each.wait for each in self.turns.all() if each is not record)
        before = sum(wait is not None and wait.queue is not None and wait.queue() is queue for wait in others)
        return self._frames.describing.value(held_there[before]) if before < len(held_there) else None

    def _ask(self, record, task, by, is_thrown=False, cause=None):
        """Tell that a task was asked to cancel, if that is new. `is_thrown`: its CancelledError comes in. `cause`: the
        fields of that, where it is known.
        """
        number = self._cancels.count(record, task, is_thrown)
        if COUNTS_CANCELS and number < record.asked:
            # `uncancel()`, by the program or by a timeout that is over.
            record.asked = number
        if record.is_asked or number <= record.asked:
            return
        record.is_asked, record.asked = True, number
        told = {"task": record.number, "by": by}
        if cause is not None:
            told.update(cause, by=None)
        elif by is not None and (self._asking == "timeout" or self._is_by_timeout(record)):
            told.update(by=None, cause="timeout", owner=by)
        elif by is not None and self._cancels.gather(record, task):
            told.update(self._cancels.gather(record, task), by=None)
        elif by is None or (self._asking == "group" or not self._code.cancels) and self._cancels.group_of(task):
            told.update(self._cancels.cause(record, task), by=None)
        if told.get("cause") == "group" and self._cancels.group_asks(record, task):
            # That comes behind all of its tasks.
            self._owners.append(told["owner"])
        elif told.get("cause") in ("gather", "group"):
            self._ask_owner(told["owner"], by)
        self._tell("cancel", dict(told, **self._time()))

    def _ask_owner(self, number, by):
        """Tell first that a task was asked to cancel whose `gather` or group has handed that on."""
        for record, task in self._tasks.living() if by is not None or COUNTS_CANCELS else ():
            if record.number == number and not record.is_done and not record.is_running:
                self._ask(record, task, by)
                if by is None and record.is_asked and self._cancels.hands_on(record):
                    if not record.is_ready:
                        self._tell("wake", dict({"task": number, "why": "cancelled"}, **self._time()))
                    self._wait_on(record, task)
                    self._ask_awaited(record.wait)

    def _is_by_timeout(self, record):
        """Whether it is cancelled by the `wait_for` that the task at work stands in. Up to 3.11 that asks in the step
        of its own task, before anything of the program's goes on there.
        """
        wait = self._waited
        return wait is not None and wait.kind == "timeout" and record.number in wait.tasks

    def _find_cancelled(self):
        for record, task in self._tasks.living():
            if not record.is_done and not record.is_asked:
                self._ask(record, task, self._at_work)

    def end_step(self):
        """Tell what the last step ended with, if that is not told yet: now its task shows it, too."""
        record, wait, outcome = self._stepping, self._wait, self._outcome
        if wait is None and outcome is None:
            return
        self._wait = self._outcome = None
        record.is_running = False
        if outcome is None:
            self._suspend(record, wait, self._ended_at)
        else:
            self._end(record, outcome)
        if self._queue is not None and not self._queue.is_of(running_loop()):
            # The loop has stopped: what it did since then was heard of by nobody.
            for each in list(self._tasks.unfinished.values()):
                self._settle(each)

    def _end(self, record, outcome):
        task = record.reference()
        if task is None or state_of(task) == "PENDING":
            is_cancelled = outcome.get("exception", "").startswith(_CANCELLED)
            self._finish(record, dict(outcome, cancelled=True) if is_cancelled else outcome, self._ended_at)
        else:
            self._finish(record, self._outcome_of(task, outcome), self._ended_at)

    def _ask_awaited(self, wait):
        """Tell that tasks were asked to cancel by the group that a task begins to wait for, or by a `wait_for` whose
        time is over from the beginning. Soon they may be gone, or have begun.
        """
        cause = None if wait.owner is None else {"cause": "timeout", "owner": wait.owner}
        for number in wait.tasks if wait.kind == "group" or cause is not None else ():
            awaited = self._tasks.unfinished.get(number)
            task = None if awaited is None else awaited.reference()
            if task is not None:
                self._ask(awaited, task, None, cause=cause)

    def end_shown_step(self):
        """The same where something is dropped, if the task shows the end by now: its coroutine drops what it held
        before.
        """
        task = None if self._outcome is None else self._stepping.reference()
        if task is None or state_of(task) != "PENDING":
            self.end_step()

    def _suspend(self, record, wait, time):
        record.wait, record.is_queued = wait, False
        if wait is TURN:
            self.turns.add(record)
        elif record.is_foreign:
            self.turns.add_silent(record)
        self._tell("suspend", dict({"task": record.number, "on": wait.fields}, **time))

    def _finish(self, record, outcome, time):
        record.is_done, record.is_ready, record.is_running = True, False, False
        self._tasks.unfinished.pop(record.number, None)
        self._tell("taskEnd", dict({"task": record.number}, **dict(outcome, **time)))

    def _settle(self, record):
        """Look at a task whose step may have ended with no code of the program's own."""
        task = record.reference()
        if record.is_done:
            return
        if task is None:
            # It is gone, and how it ended with it: it stands nowhere any more.
            record.is_queued = False
            self._finish(record, {"unseen": True}, self._time())
            return
        if state_of(task) != "PENDING":
            self._ask(record, task, None, is_thrown=state_of(task) == "CANCELLED")
            self._finish(record, self._outcome_of(task, {}), self._time())
            return
        waiter = held(task, "_fut_waiter")
        if waiter is None or state_of(waiter) != "PENDING" or task is current():
            return
        was_working = record.is_running or record.is_ready
        record.is_running = record.is_ready = False
        wait = self._waits.of(task, waiter)
        if was_working or record.wait is None or record.wait.fields != wait.fields:
            if was_working:
                record.is_cancelled, record.is_asked, record.asked = record.is_asked, False, cancels(task)
            self._suspend(record, wait, self._time())
        elif record.is_foreign:
            self.turns.add_silent(record)

    def _failure_of(self, future):
        """The described exception that a task gets of the future that it waited for; None where it gets a value."""
        if state_of(future) == "CANCELLED":
            return _CANCELS
        exception = held(future, "_exception")
        return None if exception is None else self._frames.describing.exception(exception)

    def _outcome_of(self, task, seen):
        """How a task ended. `seen`: what its coroutine was seen to end with."""
        exception = held(task, "_exception")
        if state_of(task) == "CANCELLED":
            return {"exception": seen.get("exception", _CANCELS), "cancelled": True}
        describing = self._frames.describing
        if exception is not None:
            return {"exception": describing.exception(exception)}
        return {"value": describing.value(held(task, "_result"))}

    @property
    def clock(self):
        """The virtual clock of the loops, or None."""
        return self._waits.clock

    @clock.setter
    def clock(self, clock):
        self._waits.clock = clock

    def _time(self):
        return {} if self.clock is None else {"at": milliseconds(self.clock.now)}

    def _tell(self, event, fields):
        self._channel.put(event, messages.message(event, fields))


def _is_called_by_loop(frame, back):
    """Whether an event loop stands between a frame and the next one below it of the program's own, `back`."""
    step, each = None, frame.f_back
    while each is not None and each is not back:
        step = step or steps()
        if each.f_code is step:
            return True
        each = each.f_back
    return False
