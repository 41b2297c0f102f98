"""A metaclass tells when somebody compares its classes."""
class M(type):
    def __eq__(self, other):
        print("meta eq", other)
        return NotImplemented
    __hash__ = type.__hash__

class Box(metaclass=M):
    def __getitem__(self, i):
        return self.gens[i]

def gen():
    yield 1

b = Box()
b.gens = [gen()]
def drive():
    try:
        b[0].send(5)
    except TypeError as e:
        print(e)
    yield 2
for x in drive():
    print(x)
