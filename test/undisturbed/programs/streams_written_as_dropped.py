"""Keeps of a stream's buffer only its `write`, and writes by that."""
# Not embedded: its streams are those that Pyodide makes.
import sys

print("printed before")
raw = sys.stdout.buffer.raw
sys.stdout.detach().write(b"written as it is let go\n")
sys.stdout = None
try:
    raw.write(b"never written")
except ValueError as error:
    sys.stderr.write("%s\n" % error)


def writes():
    write = sys.stderr.detach().write
    sys.stderr = None
    yield write(b"the first line\n")
    yield write(b"no end of a line, ")
    yield write(bytearray(b"and one\n"))
    try:
        write("text")
    except TypeError as error:
        yield str(error)


seen = list(writes())
assert seen[:3] == [15, 18, 8] and "str" in seen[3], seen
