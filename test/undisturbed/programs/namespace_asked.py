"""A class body whose namespace notices when somebody looks into it."""


class Namespace(dict):
    def items(self):
        print("items")
        return super().items()

    def keys(self):
        print("keys")
        return super().keys()

    def get(self, *key):
        print("get")
        return super().get(*key)

    def __len__(self):
        print("len")
        return super().__len__()

    def __iter__(self):
        print("iter")
        return super().__iter__()

    def __contains__(self, key):
        print("contains", key)
        return super().__contains__(key)


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return Namespace()


class Held(metaclass=Meta):
    one = 1
    both = [one, 2]

    def numbers(self):
        yield from self.both


for number in Held().numbers():
    print(number)
