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


def failing():
    kept = started("frame of failing")
    raise KeyError("k")


def two():
    yield from other()


def other():
    yield 0
    for asked in (me, outer):
        try:
            asked.send([started("in a list"), started("second", plain), started("third")])
        except ValueError as e:
            print("refused", e)
        try:
            asked.send((plain("unrun"), started("behind unrun"), plain("unrun too")))
        except ValueError as e:
            print("refused", e)
        try:
            next(asked, [started("in default"), Loud("default")])
        except ValueError as e:
            print("refused", e)
        try:
            asked.throw(KeyError(started("thrown")))
        except ValueError as e:
            print("refused", e)
        try:
            try:
                failing()
            except KeyError:
                next(asked)
        except ValueError as e:
            print("refused", e)
        print("went")
        try:
            try:
                failing()
            finally:
                started("temporary"), asked.close()
        except ValueError as e:
            print("refused", e)
        print("went")
        try:
            for x in started("for"):
                [started("x"), next(asked)]
        except ValueError as e:
            print("refused", e)
        try:
            print({1: started("dict"), 2: next(asked)})
        except ValueError as e:
            print("refused", e)
        try:
            list(zip(started("zip"), asked))
        except ValueError as e:
            print("refused", e)
        try:
            dict(a=started("kw"), b=list(asked))
        except ValueError as e:
            print("refused", e)
    yield 1


outer = two()
next(outer)
me = None


def run():
    global me
    me = outer
    for each in outer:
        print(each)

run()
