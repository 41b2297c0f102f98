"""A trace function of its own lists its events."""
import sys
events = []
def tracer(f, e, a):
    events.append((e, f.f_lineno)); return tracer
def g():
    try:
        sys.settrace(tracer)
        sys._getframe().f_trace = tracer
        x = 1
        raise ValueError
    except ValueError:
        pass
    sys.settrace(None)
g()
print(events)
