"""Generators that are left suspended are closed at the end, in an order that hangs on what the collector did before."""
# Python: 3.8 on
# Not embedded: it lets go of them while it is still there.


class Drops:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dropped", self.name)


def numbers(name):
    me = yield name
    try:
        with_one = [me]
        yield with_one
    finally:
        print("closed", name)


def begun(name, itself=False):
    generator = numbers(name)
    next(generator)
    generator.send(generator if itself else None)
    return generator


one, two, three = begun("one"), begun("two"), begun("three")
listed = [begun("first"), begun("second"), Drops("third")]
named = {"a": begun("a"), "b": begun("b"), "c": Drops("c")}
held = [begun("circle %d" % number, True) for number in range(3)]
for number in range(3):
    begun("lost circle %d" % number, True)
