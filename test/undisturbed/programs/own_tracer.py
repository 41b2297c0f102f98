"""A trace function of the program's gets the events that it would get without another before it."""
# Python: 3.6 to 3.11
import sys

events = []


def trace(frame, event, argument):
    if frame.f_code.co_filename == __file__ and len(events) < 60:
        events.append((frame.f_code.co_name, event, frame.f_lineno))
    return trace


def numbers():
    try:
        sent = yield 1
        raise ValueError(sent)
    except ValueError:
        yield 2


def begins(iterator):
    sys.settrace(trace)
    sys._getframe().f_trace = trace
    sys._getframe(1).f_trace = trace
    try:
        for number in iterator:
            pass
    finally:
        sys.settrace(None)
        sys._getframe(1).f_trace = None


def outer():
    iterator = numbers()
    yield next(iterator)
    begins(iterator)
    yield 3


print(list(outer()))
print(events)
