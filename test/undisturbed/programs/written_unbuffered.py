"""Without a buffer, too, a stream takes at once all that is written to it."""
# Not embedded: no environment.
# Environment: PYTHONUNBUFFERED=1
import sys


def writes(most):
    for size in (1, 65536, most):
        yield size, sys.stdout.buffer.write(b"a" * size)
        yield "in memory of its own", sys.stdout.buffer.write(bytearray(b"b" * size))
        yield "seen in twos", sys.stdout.buffer.write(memoryview(b"cc" * size).cast("H"))
    yield "nothing", sys.stdout.buffer.write(b"")
    yield "as text", sys.stdout.write("e" * most)


for what, count in writes(70000):
    print("\n", what, count, flush=True)
