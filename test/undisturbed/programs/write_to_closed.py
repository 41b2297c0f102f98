"""Writes to the files below its streams what they do not take, and behind their end, and shows all of each traceback."""
# Python: 3.7 on
# Not embedded: its streams are those that Pyodide makes.
import io
import shutil
import sys
import tempfile
import traceback


def say(*words):
    sys.stderr.write(" ".join(map(str, words)) + "\n")


def tries(write):
    yield
    try:
        yield write()
    except Exception as error:
        yield type(error).__name__, [(entry.name, entry.lineno) for entry in traceback.extract_tb(error.__traceback__)]


text, buffer, raw = sys.stdout, sys.stdout.buffer, sys.stdout.buffer.raw
for write in (
    lambda: buffer.write(5),
    lambda: raw.write(5),
    lambda: text.write(5),
    lambda: raw.write("text"),
    lambda: text.write("\ud800"),
    lambda: buffer.write(),
    lambda: print(file=5),
):
    say(list(tries(write)))


class Text(io.TextIOWrapper):
    pass


closing = Text(buffer)
del closing
source = tempfile.TemporaryFile()
source.write(b"what is copied")
source.seek(0)
for write in (
    lambda: buffer.write(b"x"),
    lambda: raw.write(b"x"),
    lambda: text.write("x"),
    lambda: print("x"),
    lambda: buffer.flush(),
    lambda: buffer.writelines([b"x"]),
    lambda: shutil.copyfileobj(source, buffer),
):
    say(list(tries(write)))


def inner():
    buffer.write(b"uncaught\n")


def outer():
    yield from inner()


list(outer())
