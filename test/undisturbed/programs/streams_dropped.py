"""Lets go of its streams, and asks whether they are gone and what waited in them is written."""
# Not embedded: its streams are those that Pyodide makes.
import io
import sys
import weakref


def say(*words):
    sys.stderr.write(" ".join(map(str, words)) + "\n")


def detaches():
    print("printed before", end=" ")
    below = sys.stdout.detach()
    yield weakref.ref(below), weakref.ref(below.raw)
    below.write(b"what waits, ")
    yield
    del below
    say("let go")
    yield


text = weakref.ref(sys.stdout, lambda _: say("the text file is gone"))
detaching = detaches()
below, raw = next(detaching)
for _ in detaching:
    say("below:", below(), "raw:", type(raw()).__name__)
sys.stdout = sys.__stdout__ = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), line_buffering=True)
say("text:", text(), "raw:", raw())
print("and what comes behind")


def drops():
    sys.stderr.write("no end of the line yet")
    yield
    sys.stderr = sys.__stderr__ = None
    yield "dropped"


print(*drops())
