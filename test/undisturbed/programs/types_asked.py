"""Classes, modules and names that notice when somebody compares, hashes or asks them."""
import types


class Meta(type):
    def __eq__(cls, other):
        print("compared", other)
        return NotImplemented

    def __hash__(cls):
        print("hashed")
        return 1

    def __getattribute__(cls, name):
        print("asked for", name)
        return super().__getattribute__(name)

    def __instancecheck__(cls, other):
        print("checked")
        return False

    __subclasscheck__ = __instancecheck__

    @property
    def __name__(cls):
        print("name")
        return "x"


class Name(str):
    def __eq__(self, other):
        print("name compared")
        return False

    def __hash__(self):
        return 1

    def __str__(self):
        print("name shown")
        return "x"

    __repr__ = __format__ = __str__


class Box(metaclass=Meta):
    def __init__(self, held):
        self.held = held

    def __getitem__(self, index):
        return self.held[index]

    def __len__(self):
        print("length")
        return 1

    def __bool__(self):
        print("truth")
        return True


def numbers():
    sent = yield 1
    return sent


def asks(value):
    try:
        value[0].send(5)
    except TypeError as error:
        print(error)
    yield value
    yield [value, {1: value}]


for found in asks(Box([numbers()])):
    pass
module = types.ModuleType("module")
del module.__dict__["__name__"]
module.__getattr__ = lambda name: print("asked the module for", name)
kind = type(Name("Kind"), (), {Name("attribute"): 1})
function = types.FunctionType(numbers.__code__, globals(), "function")
function.__name__ = Name("function")
iterator = numbers()
iterator.__name__ = Name("iterator")


def holds(*values):
    local = values[0]
    yield local
    yield values


for value in (module, kind(), function, iterator):
    for found in holds(value, kind):
        pass
print("end")
