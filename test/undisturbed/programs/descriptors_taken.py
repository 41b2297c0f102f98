"""Opens files until there are no descriptors left, and goes on so."""
# Not embedded: it has a limit of its own.
import os
import resource

resource.setrlimit(resource.RLIMIT_NOFILE, (64, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
kept = []


def opens():
    while True:
        try:
            kept.append(os.open(os.devnull, os.O_RDONLY))
        except OSError as error:
            got = yield error.errno
            return got


def counts():
    taken = yield from opens()
    try:
        open(os.devnull)
    except OSError as error:
        print(error.errno, taken)
    yield len(kept), kept[0], kept[-1]


counting = counts()
print(next(counting), flush=True)
print(counting.send("taken"), flush=True)
for number in kept:
    os.close(number)
print(list(number for number in kept[:3]), open(__file__).readline(), flush=True)
for turn in opens():
    print("again", turn, flush=True)
    kept.clear()
    break
raise ValueError("with no descriptor left, the lines of this traceback cannot be read")
