# from 3.7
class Loud:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("gone", self.name)


def holder(name):
    try:
        yield Loud(name)
    finally:
        print("closed", name)


def plain(name):
    yield name


def started(name, make=holder):
    g = make(name)
    next(g)
    return g


def ended():
    g = plain(0)
    list(g)
    return g


def unrun():
    return plain(1)


def client():
    done = ended()
    for n in range(2):
        try:
            done.send([started("in a list"), Loud("l")])
        except StopIteration as e:
            print("refused", e)
        print(next(done, [started("in default"), 1]) and 2)
        print(next(done, started("default")).gi_running)
        try:
            done.throw(KeyError(started("thrown")))
        except KeyError as e:
            print("refused")
        print("went")
    try:
        ended().send([started("a"), started("b")])
    except StopIteration as e:
        print("refused")
    try:
        unrun().send([started("a"), started("b"), Loud("c")])
    except TypeError as e:
        print("refused", e)
    try:
        [unrun().send([started("a"), started("b"), Loud("c")]) for _ in range(2)]
    except TypeError as e:
        print("refused", e)
    try:
        unrun().throw(KeyError([started("a"), started("b"), Loud("c")]))
    except KeyError as e:
        print("refused")
    print(next(ended(), None), ended().close(), started("x").close())


client()
