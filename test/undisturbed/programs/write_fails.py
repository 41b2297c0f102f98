"""Where writing fails, no frame of ours stands in the traceback."""
# Not embedded: no pipes.
# Environment: PYTHONUNBUFFERED=
import os
import sys
import traceback


def numbers():
    yield 1
    yield 2


def nobody_reads():
    reads, writes = os.pipe()
    os.close(reads)
    return writes


def nothing_fits():
    return os.open("/dev/full", os.O_WRONLY)


def is_closed():
    return None


def fail(make):
    descriptor = make()
    if descriptor is None:
        os.close(1)
    else:
        os.dup2(descriptor, 1)
        os.close(descriptor)
    print("to nobody")
    list(numbers())
    try:
        sys.stdout.flush()
    except OSError as error:
        seen.append((make.__name__, error.errno, [line for _, line, _, _ in traceback.extract_tb(error.__traceback__)]))
        context = error.__context__
        seen.append((repr(context), error.filename))
    os.dup2(kept, 1)
    print("waited", make.__name__)
    list(numbers())
    sys.stdout.flush()


seen = []
sys.stdout.flush()
kept = os.dup(1)
for each in (nobody_reads, nothing_fits, is_closed):
    fail(each)
print(seen)
