"""Iterables, and the names of a tuple, that notice when somebody compares or hashes their class, or shows them."""


class Meta(type):
    def __hash__(cls):
        print("hashed")
        return 1

    def __eq__(cls, other):
        print("compared")
        return NotImplemented


class Numbers(metaclass=Meta):
    def __iter__(self):
        return iter([1, 2])

    def __next__(self):
        raise StopIteration


class Name(str):
    def __str__(self):
        print("name shown")
        return "x"

    __repr__ = __format__ = __str__


class Pair(tuple):
    _fields = (Name("first"), Name("second"))


def asks():
    yield list(Numbers())
    yield sum(Numbers())
    pair = Pair((1, 2))
    yield pair
    for number in Numbers():
        pass
    first, second = Numbers()
    yield max(Numbers())
    yield ",".join(map(str, Numbers()))
    yield 1 in Numbers()


for found in asks():
    print(found)
