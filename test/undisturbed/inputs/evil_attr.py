"""Counts how often somebody asks its exceptions for an attribute."""
calls = []


class E(Exception):
    def __getattribute__(self, name):
        calls.append(name)
        return super().__getattribute__(name)


def g():
    for i in range(3):
        try:
            raise E(i)
        except E:
            yield i


print(list(g()), calls)
