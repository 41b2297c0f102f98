"""What no stream takes is refused in CPython's words, at each layer; what they take comes out whole."""
# Environment: PYTHONUNBUFFERED=
import array
import io
import sys


def attempts():
    stream = sys.stdout
    for value in ("text", 5, None, b"", memoryview(b""), [1], memoryview(b"abcdef")[::2]):
        yield stream.buffer.write, value
        yield stream.buffer.raw.write, value
    yield stream.write, b"bytes"
    yield stream.write, None
    yield stream.writelines, [b"x"]


def results():
    for write, value in attempts():
        try:
            yield write(value)
        except (TypeError, BufferError, ValueError) as error:
            yield type(error).__name__, str(error)


for result in results():
    sys.stderr.write("%s\n" % (result,))
sys.stdout.flush()
print(sys.stdout.buffer.write(array.array("i", [0x41424344, 0x0A0A0A0A])), flush=True)
print(sys.stdout.buffer.raw.write(array.array("i", [0x41424344, 0x0A0A0A0A])), flush=True)
sys.stdout.buffer.raw.write(memoryview(b"by a view\n"))
sys.stdout.buffer.raw.write(bytearray(b"by an array\n"))
with io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w", closefd=False)), write_through=True) as other:
    other.write("by another file\n")
