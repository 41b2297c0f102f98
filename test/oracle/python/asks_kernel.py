"""Asks a kernel written by hand what its coroutines do, and prints each answer: a line of JSON behind an @.

The kernel is `run(*coroutines)` with a deque `ready` of `(coroutine, value)`. It is no file of the program's.
"""
import inspect
import json
import sys


def stack(coroutine):
    """`[name, line]` of each suspended function, the outermost first, by what each awaits."""
    found, each = [], coroutine
    while True:
        frame = getattr(each, 'cr_frame', None) or getattr(each, 'gi_frame', None)
        if frame is None:
            return found
        found.append([frame.f_code.co_name, frame.f_lineno])
        each = each.cr_await if hasattr(each, 'cr_await') else each.gi_yieldfrom


def on():
    kernel = sys._getframe(1)
    while kernel.f_code.co_name != 'run':
        kernel = kernel.f_back
    told, names = {}, kernel.f_locals
    for each in names.get('coroutines', ()):
        state = inspect.getcoroutinestate(each)[len('CORO_'):].lower()
        told[each.__name__] = {'state': state, 'stack': stack(each) if state == 'suspended' else []}
    ready = [[each.__name__, repr(value)] for each, value in names.get('ready', ())]
    print('@' + json.dumps({'line': kernel.f_lineno, 'ready': ready, 'coroutines': told}), flush=True)
