"""Lets objects go in other threads, and counts the references to them there."""
# Not embedded: no threads.
import sys
import threading


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def lets_go(thing):
    print("references:", sys.getrefcount(thing))
    del thing
    print("after", lets_go.__name__)


def looks(thing):
    shown = locals()
    shown["more"] = 1
    del thing
    print("after", looks.__name__, sorted(shown))


def generates(thing):
    yield
    thing = None
    print("after", generates.__name__)
    yield


def first():
    lets_go(Thing("one"))
    looks(Thing("two"))
    for _ in generates(Thing("three")):
        print("in the loop")
    lets_go(Thing("four"))


def second():
    (lambda thing: lets_go(thing))(Thing("five"))


print([each for each in (each for each in "ab")])
for function in first, second:
    thread = threading.Thread(target=function)
    thread.start()
    thread.join()
