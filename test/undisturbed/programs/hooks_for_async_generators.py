"""A hook for async generators looks at what it is given: who refers to it, how often, and whether it goes afterwards."""
# Not embedded: CPython 3.14 counts one reference less.
import gc
import sys

kept = []


class Held:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


async def steps(name):
    held = Held(name)
    try:
        yield held.name
        yield 2
    finally:
        print("finally", name)


def looks(dropped):
    print("looks", dropped.__name__, sys.getrefcount(dropped), dropped.ag_running, dropped.ag_frame.f_lineno)
    print(len([one for one in gc.get_referrers(dropped) if type(one).__name__ not in ("frame", "dict")]))


def keeps(dropped):
    kept.append(dropped)
    print("keeps", sys.getrefcount(dropped))


def raises(dropped):
    raise KeyError(dropped.__name__)


def closes(dropped):
    try:
        dropped.aclose().send(None)
    except StopIteration:
        print("closed")


def ask(name):
    asked = steps(name)
    try:
        asked.__anext__().send(None)
    except StopIteration as stop:
        print("asked", stop.value)
    asked = None
    print("gone", name)


def never_run(name):
    asked = steps(name)
    waiting = asked.__anext__()
    print(type(waiting).__name__)
    waiting.close()


gc.disable()
for hook in looks, keeps, raises, closes, print.__class__, None:
    for turn in range(3):
        sys.set_asyncgen_hooks(finalizer=hook)
        ask("%s %d" % (getattr(hook, "__name__", hook), turn))
    never_run("unrun")
sys.set_asyncgen_hooks(finalizer=None)
while kept:
    asked = kept.pop()
    try:
        asked.asend(None).send(None)
    except (StopIteration, StopAsyncIteration) as stop:
        print("again", type(stop).__name__, stop)
    del asked
print(gc.collect() >= 0, len(gc.garbage))
