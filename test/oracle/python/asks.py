"""Asks asyncio what its tasks do whenever a program says so, and prints each answer: a line of JSON behind an @.

It is no file of the program's, so nothing that it does is told. A task goes by the name of its coroutine where that is
the program's own, of which each runs once, else by its own name. With `by_name` each goes by its own name.
"""
import asyncio
import gc
import itertools
import json
import os
import sys
from collections import defaultdict
from functools import partial

handle_code = asyncio.events.Handle._run.__code__
current_task = getattr(asyncio, 'current_task', None) or asyncio.Task.current_task
all_tasks = getattr(asyncio, 'all_tasks', None) or asyncio.Task.all_tasks
# All tasks and handles that were met. They are kept, so that no other has the same address.
met = []
handles = []
# By a task's key: what it said that it waits for next.
announced = {}
own_file = None
by_name = False
# What a task waits for, by the coroutine of asyncio's that it stands in.
waits = {
    ('tasks.py', 'sleep'): 'sleep',
    ('tasks.py', '_wait'): 'wait',
    ('tasks.py', 'wait_for'): 'timeout',
    ('queues.py', 'get'): 'queue',
    ('queues.py', 'put'): 'queue',
    ('locks.py', '_block'): 'barrier',
    ('locks.py', '_wait'): 'barrier',
    ('taskgroups.py', '__aexit__'): 'group',
    ('taskgroups.py', '_aexit'): 'group',
}


def settle(loop):
    """Let a loop's time go on by a millisecond with each look at it, so that each run is the same."""
    global own_file
    own_file = sys._getframe(1).f_code.co_filename
    loop.time = itertools.count(0, 0.001).__next__
    loop._selector.select = defaultdict(list).__getitem__
    if sys.version_info[:2] == (3, 13):
        loop.create_task = partial(create_task, loop)


def create_task(loop, coro, name=None, context=None):
    """`create_task()` of 3.13 calls a task of a factory `None`, where no name is given. The others let it have its own."""
    make = loop.get_task_factory()
    if name is None and context is None and make is not None:
        return make(loop, coro)
    return type(loop).create_task(loop, coro, name=name, context=context)


def is_own(task):
    code = getattr(task._coro, 'cr_code', None)
    return code is not None and code.co_filename == own_file


def key(task):
    if is_own(task) and not by_name:
        return task._coro.__name__
    # One that ended as soon as it was made lets go of its coroutine.
    return task.get_name() if hasattr(task, 'get_name') and task._coro is not None else '?'


def ready(loop):
    """The tasks in the loop's queue, in its order."""
    found = []
    for handle in loop._ready:
        callback = handle._callback
        if callback is None:
            continue
        held = [callback.__self__] if hasattr(callback, '__self__') else gc.get_referents(callback)
        found += [each for each in held if isinstance(each, asyncio.Task)]
    return found


def step():
    """The number of the handle that runs."""
    frame = sys._getframe(1)
    while frame is not None and frame.f_code is not handle_code:
        frame = frame.f_back
    if frame is None:
        return None
    handle = frame.f_locals['self']
    if not handles or handles[-1] is not handle:
        handles.append(handle)
    return len(handles)


def awaited(task):
    """The tasks that a task waits for, by asyncio's own account."""
    waiter = task._fut_waiter
    if isinstance(waiter, asyncio.Task):
        return [key(waiter)]
    children = getattr(waiter, '_children', ())
    return sorted(key(child) for child in children if isinstance(child, asyncio.Task))


def chain(task):
    """`(code, line)` of the coroutines that a task stands in, the outermost first, as far as each says whom it awaits."""
    found, each = [], task._coro
    while getattr(each, 'cr_frame', None) is not None:
        found.append((each.cr_code, each.cr_frame.f_lineno))
        each = each.cr_await
    return found


def kind_of_wait(task):
    """What a task waits for, where asyncio's own objects leave no doubt."""
    waiter, stands = task._fut_waiter, chain(task)
    if isinstance(waiter, asyncio.Task):
        return 'task' if stands and stands[-1][0].co_filename == own_file else None
    if type(waiter).__name__ == '_GatheringFuture':
        return 'gather'
    # What the program's own innermost coroutine called of asyncio's.
    own = max((place for place, (code, _) in enumerate(stands) if code.co_filename == own_file), default=-1)
    code = stands[own + 1][0] if 0 <= own < len(stands) - 1 else None
    return code and waits.get((os.path.basename(code.co_filename), code.co_name))


def add_graph(told, task):
    """What 3.14's call graph says of a suspended task."""
    graph = asyncio.capture_call_graph(task)
    calls = reversed(graph.call_stack)
    stack = [(each.frame.f_code, each.frame.f_lineno) for each in calls]
    told['stack'] = own_part(stack)
    told['awaitedBy'] = sorted(key(by.future) for by in graph.awaited_by if not is_in_body(by.future, task))


def is_in_body(parent, child):
    """Whether a task stands in the body of the group of another, which the graph counts as waiting for that already."""
    groups = [getattr(callback, '__self__', None) for callback, _ in child._callbacks or ()]
    groups = [group for group in groups if isinstance(group, asyncio.TaskGroup)]
    return any(group._parent_task is parent and not group._exiting for group in groups)


def own_part(stack):
    return [[code.co_name, line] for code, line in stack if code.co_filename == own_file]


def state(task, current, queue):
    if task.done():
        return 'cancelled' if task.cancelled() else 'failed' if task.exception() else 'done'
    # A task whose future is done waits for it, by its own account, until its turn comes.
    is_running = task is current or getattr(task._coro, 'cr_running', False)
    return 'running' if is_running else 'ready' if any(task is each for each in queue) else 'waiting'


def told_of(task, current, queue):
    told = {'state': state(task, current, queue)}
    if is_own(task) and told['state'] in ('waiting', 'ready'):
        told['line'] = task.get_stack()[0].f_lineno
    if told['state'] == 'waiting':
        told['awaits'] = awaited(task)
        told['said'] = announced.get(key(task)) if is_own(task) else None
        told['kind'] = kind_of_wait(task) if is_own(task) else None
    if is_own(task) and told['state'] in ('waiting', 'ready'):
        told['stack'] = own_part(chain(task))
        if hasattr(asyncio, 'capture_call_graph'):
            add_graph(told, task)
    if hasattr(task, 'cancelling') and not task.done():
        told['asked'] = task.cancelling()
    if told['state'] == 'done':
        told['result'] = repr(task.result())
    if told['state'] == 'failed':
        told['exception'] = repr(task.exception())
    return told


def answer(kind, **more):
    """Print what asyncio says now."""
    try:
        loop, current = asyncio.get_event_loop(), current_task()
    except RuntimeError:
        loop = current = None
    if loop is not None:
        for task in all_tasks(loop):
            if not any(task is each for each in met):
                met.append(task)
    queue = [] if loop is None else ready(loop)
    told = {}
    for task in sorted(met, key=key):
        told.setdefault(key(task), told_of(task, current, queue))
    told.pop('?', None)
    said = dict(more, kind=kind, me=current and key(current), step=step())
    caller = sys._getframe(2)
    said.update(counts=hasattr(asyncio.Task, 'cancelling'))
    said.update(by=caller.f_code.co_name, line=caller.f_lineno)
    said.update(ready=[key(task) for task in queue], tasks=told)
    print('@' + json.dumps(said, sort_keys=True), flush=True)


def at(kind, text, *tasks):
    """The task at work is about to wait for something, which may be there at once."""
    current = current_task()
    announced[key(current)] = [kind, text, sorted(key(task) for task in tasks if isinstance(task, asyncio.Task))]
    answer('at')


def on():
    """The task at work has begun, or goes on."""
    answer('on')


def asked(task, is_asked):
    """A task was asked to cancel."""
    answer('asked', task=key(task), asked=is_asked)
