"""A value that nobody takes goes with the POP_TOP that takes it from the stack, and its finalizer prints then."""


class Last:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def temporary():
    yield 1
    return Last("returned")


def delegator():
    yield from temporary()
    print("behind")
    yield 2
    print("end")


def client():
    generator = delegator()
    next(generator)
    next(generator)
    try:
        generator.send(Last("sent"))
    except StopIteration:
        print("over")


client()
