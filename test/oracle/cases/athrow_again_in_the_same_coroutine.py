"""A coroutine throws into the same async generators several times, also where they stand in an await."""


class Pause:
    def __init__(self, text):
        self.text = text

    def __await__(self):
        try:
            return (yield self.text)
        except IndexError:
            return "index"


async def awaits(text):
    return await Pause(text)


async def counts():
    number = 0
    while True:
        try:
            number += 1
            yield number
        except KeyError as error:
            print("caught", error)
        except ValueError:
            print("awaited", await awaits("in except"))


async def main():
    generator = counts()
    print(await generator.__anext__())
    print(await generator.athrow(KeyError("first")))
    print(await generator.athrow(KeyError("second")))
    print(await generator.athrow(ValueError("third")))
    print(await generator.athrow(ValueError("fourth")))
    print(await generator.asend(None))
    try:
        await awaits("in main")
        await awaits("in main")
    except OSError:
        print(await generator.athrow(KeyError("fifth")))
    try:
        await generator.athrow(IndexError("last"))
    except IndexError as error:
        print("out", error)
    await generator.aclose()


coroutine = main()
print(coroutine.send(None))
print(coroutine.send("a value"))
print(coroutine.throw(IndexError("at an await")))
print(coroutine.send("another"))
try:
    coroutine.throw(OSError("in main"))
except StopIteration:
    print("end")
