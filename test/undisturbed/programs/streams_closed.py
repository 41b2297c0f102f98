"""Prints to streams that are closed or detached, and shows all of the traceback."""
# Not embedded: its streams are those that Pyodide makes.
import io
import os
import sys
import traceback


def frames(error):
    return [(entry.name, entry.lineno) for entry in traceback.extract_tb(error.__traceback__)]


def closes():
    print("a line and", end="")
    yield sys.stdout.write(" the rest of it\nthe next one")
    print()
    sys.stdout.close()
    yield print("closed")


try:
    for count in closes():
        sys.stderr.write("%r\n" % count)
except ValueError as error:
    sys.stderr.write("%r\n" % frames(error))
sys.stdout = io.TextIOWrapper(os.fdopen(1, "wb", closefd=False), line_buffering=True)


def detaches():
    yield sys.stderr.detach()
    sys.stderr.write("detached\n")


try:
    kept = list(detaches())
except ValueError as error:
    print(frames(error))
