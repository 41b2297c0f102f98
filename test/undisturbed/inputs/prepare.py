"""The namespace of a class tells when somebody looks into it."""
class Namespace(dict):
    def items(self):
        print("items")
        return super().items()

    def __len__(self):
        print("len")
        return super().__len__()

    def __contains__(self, key):
        print("contains")
        return super().__contains__(key)


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return Namespace()


class A(metaclass=Meta):
    x = 1
    y = 2


def g():
    yield A.x


for value in g():
    print(value)
