"""An exception tells when it is asked for its class."""
class E(Exception):
    @property
    def __class__(self):
        print("__class__ asked")
        return Exception


def g():
    try:
        raise E("x")
    except E:
        pass
    yield 1


for x in g():
    print(x)
