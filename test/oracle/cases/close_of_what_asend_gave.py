# from 3.7
"""What `asend()` and its like give is closed: before it began, while it waits, and when it is over."""


class Pause:
    def __await__(self):
        try:
            yield "pause"
        finally:
            print("paused")


async def counts():
    number = 0
    while True:
        number += 1
        try:
            yield number
        except ValueError:
            await Pause()


def asked(awaitable):
    try:
        return awaitable.send(None)
    except StopIteration as stop:
        return stop.value


def client():
    generator = counts()
    first = generator.asend(None)
    print(asked(first))
    first.close()
    unused = generator.asend("unused")
    unused.close()
    print("unused")
    unused = generator.athrow(ValueError("unused"))
    unused.close()
    print("end of client")


def drops():
    generator = counts()
    first = generator.asend(None)
    print(asked(first))
    first.close()
    unused = generator.asend("unused")
    unused.close()
    del generator, first
    print("the last one goes")
    del unused
    print("gone")


client()
drops()
