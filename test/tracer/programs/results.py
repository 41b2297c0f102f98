"""What a call gave, and what the client's own expression did with it afterwards."""


def gen():
    got = yield "text"
    got = yield got
    return 3


def tries(what):
    print("== " + what.__name__)
    try:
        what()
    except Exception as error:
        print(type(error).__name__)


def converts():
    int(next(gen()))


def divides():
    a = gen()
    next(a)
    a.send(4) / 0


def looks_up():
    [][next(iter(gen()), 0) and 7]


def unpacks():
    first, second = gen()


def indexes():
    list(gen())[7]


def loops():
    for value in gen(): int(value)


def compares():
    a = gen()
    next(a) < a.send(1)


def passes():
    len(next(gen()), 1)


def raises_itself():
    a = gen()
    next(a)
    raise KeyError(a.send("key"))


def ends():
    a = gen()
    next(a), next(a)
    return a.send(None)


def gives_default():
    a = gen()
    next(a), next(a)
    return next(a, "default"), next(a, "again")


for what in (converts, divides, looks_up, unpacks, indexes, loops, compares, passes, raises_itself, ends, gives_default):
    tries(what)
