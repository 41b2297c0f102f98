class Stop(Exception):
    pass

class Pause:
    def __await__(self):
        yield 'pause'

async def agen():
    yield 1
    await Pause()

async def caught(a):
    try:
        async for x in a:
            pass
    except Stop:
        return 'caught'

async def left(a):
    async for x in a:
        pass

async def ended(a):
    async for x in a:
        pass
    else:
        return 'else'

for function in caught, left, ended:
    print('==', function.__name__)
    g = function(agen())
    g.send(None)
    try:
        if function is ended:
            g.send(None)
        else:
            g.throw(Stop())
    except (Stop, StopIteration):
        pass
