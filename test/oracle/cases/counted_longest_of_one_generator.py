"""What an `enumerate` counts asks a generator in two places, and the value that this ends with goes in between."""
from itertools import zip_longest

class Last:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print('del', self.name)

def gen1():
    return Last('o1')
    yield 0

def gen2():
    return 1
    yield 0

def lists():
    g1 = gen2()
    x = [v for v in enumerate(zip_longest(g1, g1))]
    print('one', x)
    g1 = gen1()
    x = [v for v in zip_longest(g1, g1)]
    print('two', x)
    g1 = gen1()
    for x in enumerate(zip_longest(g1, g1)):
        pass
    print('three', x)
    g1 = gen1()
    x = {v: w for v, w in enumerate(zip_longest(g1, g1))}
    print('over')

lists()
