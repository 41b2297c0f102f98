"""A trace or profile function of the program's that is there to the end sees nothing of ours at the exit, where a debugger would stop."""
import atexit
import os
import sys

write = os.write


def see(frame, event, argument):
    # The embedded Python has loaded these before any program, and they have something to do at the exit.
    if not event.startswith("c_") and frame.f_globals["__name__"] not in ("threading", "logging"):
        write(1, b"%s %s\n" % (event.encode(), frame.f_code.co_name.encode()))
    return see


class Last:
    def __del__(self):
        write(1, b"goes\n")


def numbers():
    yield 1
    yield 2


@atexit.register
def at_exit():
    next(kept)


last, kept = Last(), numbers()
next(kept)
sys.setprofile(see)
sys.settrace(see)
print(list(numbers()), flush=True)
