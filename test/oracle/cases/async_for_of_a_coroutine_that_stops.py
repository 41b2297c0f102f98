# up to 3.10
# An `async for` ends by a StopAsyncIteration that a coroutine of the program's raises.
class Lines:
    def __init__(self, count):
        self.count = count

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.count:
            raise StopAsyncIteration
        self.count -= 1
        return self.count


class Broken(Lines):
    async def __anext__(self):
        raise [StopAsyncIteration, KeyError][self.count]


async def main():
    async for line in Lines(1):
        print(line)
    else:
        print("else")
    async for line in Lines(0):
        print(line)
    async for line in Broken(0):
        print(line)
    print("behind")
    try:
        async for line in Broken(1):
            print(line)
    except KeyError:
        print("key")
    async for line in Slow(0):
        print(line)
    return 1


class Pause:
    def __await__(self):
        yield 5
        raise StopAsyncIteration


class Slow(Lines):
    async def __anext__(self):
        return await Pause()


for stops in None, StopAsyncIteration():
    client = main()
    client.send(None)
    try:
        if stops is None:
            client.send(None)
        else:
            client.throw(stops)
    except StopIteration as stop:
        print(stop.value)
