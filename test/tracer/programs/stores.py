"""When a value that was sent is stored, and where it never is."""


class Box:
    pass


def targets():
    d, box = {}, Box()
    d[(yield "key")] = yield "value"
    (yield box).item = yield "item"
    first, (second, *rest) = yield "three"
    d["a"] = box.b = c = yield "chain"
    box.item += yield "more"
    d[len(d)], d[len(d) + 1] = yield "two"
    return d


def refuses():
    first, second = yield "pair"


def refuses_key():
    d = {}
    d[(yield "key")] = yield "value"


def refuses_use():
    number = int((yield "number"))


def several():
    return [(yield 1), (yield 2), (yield 3)], {(yield 4): (yield 5)}


def drive(generator, *values):
    print("== " + generator.__name__)
    answer = next(generator)
    for value in values:
        try:
            answer = generator.send(answer if value is Ellipsis else value)
        except (StopIteration, TypeError, ValueError) as error:
            print(type(error).__name__)


drive(targets(), "V", "K", 1, ..., (1, 2, 3), 7, 8, (1, 2))
drive(refuses(), 5)
drive(refuses_key(), "V", [])
drive(refuses_use(), "x")
drive(several(), 1, 2, 3, 4, 5)
