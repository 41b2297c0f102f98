"""Who made a generator, and what stands between it and its client."""

import asyncio
import sys


def item():
    yield "item"


class Shelf:
    def __init__(self):
        self.items = item()
        self.never_asked = item()

    def take(self):
        return next(self.items)


def parts():
    yield "first part"
    yield "second part"


def sums():
    total = sum(square * square for square in (1, 2))
    yield total


def lists():
    yield from sorted(letter for letter in "ba")


def maps():
    yield from map(len, (word for word in ("one",)))


def echoes():
    got = yield "echo"


def numbered():
    yield from enumerate(echoes())


async def job(number):
    await asyncio.sleep(0)
    return number


async def employer():
    loop = asyncio.get_running_loop()
    first = loop.create_task(job(1))
    first.set_name("job")
    second = loop.create_task(job(2))
    second.set_name("job")
    return await first + await second


def dive(depth):
    return dive(depth + 1)


def dives():
    try:
        dive(0)
    except RecursionError:
        print("too deep")


print("== created elsewhere")
shelf = Shelf()
print(shelf.take())

print("== genexpr is no delegatee")
for make in sums, lists, maps:
    print([value for value in make()])

print("== opaque between")
opaque = numbered()
print(next(opaque))
try:
    opaque.send("no way")
except AttributeError:
    print("refused")

if sys.platform != "emscripten":
    print("== started by a thread")
    import threading

    begun = parts()
    thread = threading.Thread(target=lambda: next(begun))
    thread.start()
    thread.join()
    print(next(begun))

if sys.version_info >= (3, 8):
    print("== task named like its coroutine")
    print(asyncio.run(employer()))

# Up to 3.11 observation ends here.
print("== recursion error caught")
dives()
for value in item():
    print(value)
