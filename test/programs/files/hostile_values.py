"""Values whose own methods harm whoever looks at them."""
import json, sys

class Raising:
    def __repr__(self):
        raise ValueError("no repr")
    __str__ = __hash__ = __len__ = __bool__ = __iter__ = __repr__
    def __eq__(self, other):
        raise ValueError("no eq")
    def __getattribute__(self, name):
        raise ValueError("no attribute " + name)

class Endless:
    def __repr__(self):
        while True:
            pass

class Printing:
    def __repr__(self):
        print("repr was called")
        return "printing"

class Recursing:
    def __repr__(self):
        return repr(self)

class Resuming:
    def __repr__(self):
        return repr(next(numbers))

class Exiting:
    def __repr__(self):
        sys.exit(5)

class Meta(type):
    def __getattribute__(cls, name):
        raise ValueError("no class attribute " + name)
    def __instancecheck__(cls, other):
        raise ValueError("no check")
    def __repr__(cls):
        raise ValueError("no repr")

class Classy(metaclass=Meta):
    pass

class Text(str):
    def __len__(self):
        raise ValueError
    __getitem__ = __repr__ = __hash__ = __eq__ = __len__

class Row(list):
    def __iter__(self):
        raise ValueError
    __len__ = __getitem__ = __repr__ = __iter__

class Named(dict):
    def __getitem__(self, key):
        raise ValueError
    items = keys = get = __iter__ = __repr__ = __getitem__

class Loud(Exception):
    def __str__(self):
        raise ValueError
    __repr__ = __str__

numbers = iter(range(1000))
endless = []
endless.append(endless)
odd = {}
odd[1] = odd
deep = json.loads("[" * 500 + "]" * 500)
everything = [Raising(), Endless(), Printing(), Recursing(), Resuming(), Exiting(), Classy(), Classy, Text("text"), Row([1]),
              Named(a=1), Loud("x"), endless, odd, deep, "x" * 10**6, 10**5000, "\x1b[31mred\x07", "\ud800", b"\xff\x00", float("nan"),
              lambda: 1, type, object(), sys.exit, print]

def generator():
    for value in everything:
        got = yield value

g = generator()
value = next(g)
count = 1
while True:
    try:
        value = g.send(value)
        count += 1
    except StopIteration:
        break
def failing():
    try:
        yield
    except Loud:
        yield 2
f = failing()
next(f)
f.throw(Loud("y"))
print(count, next(numbers))
del deep[:]
