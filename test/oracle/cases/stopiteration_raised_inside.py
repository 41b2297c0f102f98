"""StopIteration that a generator's own code raises: PEP 479, and on 3.6 what was before it."""


def raises():
    yield 1
    raise StopIteration("own")


def asks():
    yield 1
    yield next(iter(()))


def client(generator):
    try:
        for value in generator:
            print(value)
    except RuntimeError as error:
        print(error)


def outer():
    value = yield from raises()
    print(value)


client(raises())
client(asks())
client(outer())
