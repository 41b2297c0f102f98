"""Shows the streams themselves, and the files below them."""
# Not embedded: its streams are those that Pyodide makes.
import io
import sys

NAMES = "name mode encoding errors newlines line_buffering write_through closefd closed".split()
CALLS = "fileno isatty readable writable".split()


def below(stream):
    yield stream
    if not isinstance(stream, io.FileIO):
        yield from below(getattr(stream, "raw", None) or stream.buffer)


for name in ("stdin", "stdout", "stderr"):
    for file in below(getattr(sys, name)):
        print(name, type(file), type(file) is getattr(io, type(file).__name__), file)
        print([(each, getattr(file, each, None)) for each in NAMES], [(each, getattr(file, each)()) for each in CALLS])
        print(sorted(set(dir(file)) - set(dir(type(file))) - {"write"}))
print(sys.stdout.seekable(), sys.stdout is sys.__stdout__, sys.stderr is sys.__stderr__)


def shows():
    print("the beginning", end=" ", flush=True)
    yield sys.stdout.buffer.write(b"of bytes ")
    yield "and the end"


print(*shows(), flush=True)
wrapped = io.TextIOWrapper(sys.stdout.detach(), "ascii", "namereplace", newline="\r\n")
print("a \u20ac", file=wrapped)
wrapped.flush()
