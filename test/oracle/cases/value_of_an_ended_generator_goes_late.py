"""The StopIteration that a `for` takes holds the value: the result of its call comes before the value's finalizer."""


class Last:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def local():
    value = Last("local")
    yield 1
    return value


def temporary():
    yield 1
    return Last("temporary")


def client():
    for value in local():
        print(value)
    for value in temporary():
        print(value)


client()
