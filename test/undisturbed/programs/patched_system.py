"""Functions of `sys`, `gc` and `signal` are replaced, and modules by what is none."""
import gc
import signal
import sys


def fails(*arguments):
    raise RuntimeError("patched")


def numbers():
    sent = yield 1
    try:
        yield 2
        raise ValueError(sent)
    except ValueError:
        yield 3


kept = dict(sys.modules)
for name in ("_getframe", "exc_info", "getrefcount", "getprofile", "setprofile", "getrecursionlimit", "setrecursionlimit"):
    setattr(sys, name, fails)
gc.get_referents = gc.get_objects = signal.pthread_sigmask = fails
if hasattr(sys, "monitoring"):
    for name in ("register_callback", "set_events", "set_local_events", "get_tool"):
        setattr(sys.monitoring, name, fails)
print(sum(numbers()))
for name in ("weakref", "os", "asyncio.tasks", "asyncio.events", "warnings", "signal", "threading"):
    sys.modules[name] = 5
print(sum(numbers()))
sys.modules.clear()
sys.modules.update(kept)
