# A signal comes while an instruction lets go of a file, and CPython looks for it behind the next event only.
import os
import signal


def broken_pipe():
    reader, writer = os.pipe()
    os.close(reader)
    file = open(writer, "wb")
    file.write(b"x")
    return file


def counts():
    yield 1
    try:
        yield 2
    finally:
        print("ended")


def interrupted():
    file = broken_pipe()
    file = None
    return len("x")


def resumed():
    got = yield "ready"
    file = broken_pipe()
    file = None
    yield len(got)


if hasattr(signal, "SIGPIPE"):
    signal.signal(signal.SIGPIPE, signal.default_int_handler)
for turn in range(3):
    try:
        print(interrupted())
    except KeyboardInterrupt:
        print("out of a function")
    print(list(counts()))
    generator = resumed()
    print(next(generator))
    try:
        print(generator.send("value"))
    except KeyboardInterrupt:
        print("out of a generator")
    print(next(generator, "finished"))
