"""Closes descriptor 1, gives its number to another file, and opens it again."""
# Not embedded: its errors have other numbers.
import os
import sys


def talks():
    print("talks")
    yield


list(talks())
sys.stdout.flush()
kept = os.dup(1)
os.close(1)
try:
    list(talks())
    sys.stdout.flush()
except OSError as error:
    print("no file", error.errno, file=sys.stderr)
    print("number", os.open(os.devnull, os.O_WRONLY), file=sys.stderr)
sys.stdout.flush()
os.dup2(kept, 1)
list(talks())
