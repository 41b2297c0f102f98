"""The traceback of an exception that a handler raised names the handler, and no frame that is not the program's."""
# Not embedded: no timers.
# Python: 3.7 on
import signal
import traceback


class Late(Exception):
    pass


def late(number, frame):
    raise Late("too late")


def endless():
    while True:
        yield 1


signal.signal(signal.SIGALRM, late)
try:
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    for number in endless():
        pass
except Late as error:
    names = [entry.name for entry in traceback.extract_tb(error.__traceback__)]
    print(names[0], names[-1], sorted(set(names) - {"endless"}), error.__context__, error.__cause__)
