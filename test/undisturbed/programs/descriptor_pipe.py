"""Reads its own output out of a pipe; for ever, if that goes elsewhere."""
import os
import sys


def words():
    yield "one"
    yield "two"


reading, writing = os.pipe()
kept = os.dup(1)
sys.stdout.flush()
os.dup2(writing, 1)
os.close(writing)
for word in words():
    print(word)
sys.stdout.flush()
os.dup2(kept, 1)
print(os.read(reading, 100))
