"""What is written to the lowest layer of a stream is written at once, however much it is."""
import sys


def writes(most):
    for size in (1, 65536, most):
        yield size, sys.stdout.buffer.raw.write(b"a" * size)
        yield "in memory of its own", sys.stdout.buffer.raw.write(bytearray(b"b" * size))
        yield "seen in twos", sys.stdout.buffer.raw.write(memoryview(b"cc" * size).cast("H"))
    yield "nothing", sys.stdout.buffer.raw.write(b"")
    yield "by the buffer", sys.stdout.buffer.write(b"d" * most)
    yield "as text", sys.stdout.write("e" * most)


for what, count in writes(70000):
    print("\n", what, count, flush=True)
