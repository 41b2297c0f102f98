"""The program's own hooks: settrace, setprofile, gc callbacks, displayhook, unraisablehook."""
import gc, sys, threading

events = []
def generator():
    yield 1
    yield 2

profiled = []
sys.setprofile(lambda frame, event, arg: profiled.append((frame.f_code.co_name, event)))
list(generator())
sys.setprofile(None)
print([each for each in profiled if each[0] == "generator"])
called = []
gc.callbacks.append(lambda phase, info: called.append(phase))
gc.collect()
gc.callbacks.clear()
print(called)
gc.disable()
print(gc.isenabled())
print(gc.get_count()[2] >= 0, gc.garbage)
def tracer(frame, event, arg):
    events.append((frame.f_code.co_name, event))
    return tracer
sys.settrace(tracer)
list(generator())
sys.settrace(None)
print([each for each in events if each[0] == "generator"])
print(list(generator()))
sys.displayhook(3)
