"""Shows the streams themselves."""
import sys

for stream in (sys.stdin, sys.stdout, sys.stderr):
    print(stream, stream.name, stream.mode, stream.fileno(), stream.errors)
print(sys.stdout is sys.__stdout__, sys.stdout.closed, sys.stdout.isatty())


def shows():
    yield sys.stdout.writable(), sys.stdout.readable(), sys.stdout.seekable(), sys.stdout.newlines


print(list(shows()))
