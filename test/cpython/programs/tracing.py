"""What a program finds when it looks for tracers, files and threads that are not its own."""

import atexit
import os
import sys
import threading


def numbers():
    yield 1
    yield 2


def descriptors():
    """The files that a child process would inherit."""
    return [number for number in range(3, 64) if _inheritable(number)]


def _inheritable(number):
    try:
        return os.get_inheritable(number)
    except OSError:
        return False


@atexit.register
def last():
    print("at exit:", threading.active_count(), sys.getprofile())


print(list(numbers()), sys.getprofile(), threading.active_count())
print("inherited:", descriptors())
with open(os.devnull) as opened:
    print("first file:", opened.fileno())
print([name for name in sys.modules if "gen_step" in name], "sitecustomize" in sys.modules)
print(sys.argv, [name for name in globals() if not name.startswith("__")])
print(sys.getrecursionlimit(), sys.getswitchinterval(), sys.flags.dont_write_bytecode)
seen = []
sys.setprofile(lambda frame, event, argument: seen.append(event) if frame.f_code is numbers.__code__ else None)
list(numbers())
sys.setprofile(None)
print("profiled:", seen)
