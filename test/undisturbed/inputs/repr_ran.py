"""The argument of a thrown exception tells when it is shown."""
class P:
    def __repr__(self):
        print("repr ran")
        return "P"


def g():
    yield 1


def main():
    it = g()
    list(it)
    try:
        it.throw(ValueError(P()))
    except ValueError:
        print("caught")
    yield 2


print(list(main()))
