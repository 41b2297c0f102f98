"""`async with` awaits `__aenter__` and `__aexit__`; what the latter returns decides, where there is an exception."""


class Door:
    def __init__(self, takes):
        self.takes = takes

    async def __aenter__(self):
        return "in"

    async def __aexit__(self, kind, value, trace):
        await Given()
        return self.takes


class Given:
    def __await__(self):
        got = yield "exit"
        return got


async def visits(takes, exception):
    async with Door(takes) as x:
        print(x)
        if exception is not None:
            raise exception
    async with Door(takes), Door(False):
        return x


def drive(coroutine):
    try:
        while True:
            print(coroutine.send(None))
    except StopIteration as stop:
        print("over", stop.value)
    except KeyError as e:
        print("raised", e)


drive(visits(False, None))
drive(visits(True, KeyError("k")))
drive(visits(False, KeyError("k")))
