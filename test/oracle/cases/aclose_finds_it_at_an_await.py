# up to 3.7
class Pause:
    def __await__(self):
        try:
            yield 'paused'
        finally:
            print('awake')


async def numbers():
    try:
        await Pause()
    except GeneratorExit:
        print('closing')
        raise
    yield 1


async def close(generator):
    await generator.aclose()


async def throw(generator):
    await generator.athrow(GeneratorExit())


for end in close, throw:
    generator = numbers()
    generator.__anext__().send(None)
    coroutine = end(generator)
    try:
        coroutine.send(None)
    except BaseException as error:
        print(type(error).__name__)
