# from 3.7
"""A generator stands on another one, which throws into it, stands on it in turn, and is dropped."""


def first(box):
    try:
        yield from box[1]
    except ValueError:
        pass
    while True:
        yield "first"


def second(box):
    yield "second"
    box[0].throw(KeyError("no"))
    standing = box[0]
    box.clear()
    yield from standing


box = []
box += [first(box), second(box)]
one, two = box
print(next(one))
del one
print(next(two))
del two
print("dropped")
