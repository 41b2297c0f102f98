def ends():
    return 2
    yield


finished = ends()
list(finished)


def slices():
    x = 'abc'[(yield 0):(yield from finished):1]
    return x


def adds():
    x = [(yield 0), (yield from finished), (yield from finished), (yield 1)]
    y = yield 2; z = yield from finished
    print(y, z)
    d = {}
    d[(yield 3)] = yield from finished
    return x, d


def gives():
    return (yield 0), (yield from finished)


def calls():
    print((yield 0), (yield from finished))
    yield (yield 1) or (yield from finished)


for made in (slices, adds, gives, calls):
    generator = made()
    try:
        sent = None
        while True:
            print(generator.send(sent))
            sent = 1 if made is slices else None
    except (StopIteration, TypeError) as e:
        print(e)
