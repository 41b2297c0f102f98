"""A subscript, an attribute or an operator calls a method of a generator's: it is named, and no call around it."""

from collections import defaultdict
from functools import partial


def gen():
    n = 0
    while True:
        n += 1
        yield n


class Own:
    def __init__(self, values):
        self.__class__.value = property(partial(next, values))


def main():
    values = gen()
    made = defaultdict(values.__next__)
    print('== in a call')
    str((made['a'], made['b']))
    print('== beside one')
    next(values) + made['c']
    print('== in a text')
    f"é {made['d']} {made['e']}"
    print('== on lines')
    str([made['f'],
         made['g']])
    print('== in functions')
    [[made[key] for key in 'h'], (lambda: made['i'])(), {made['j']: made['k']}]
    print('== where one is stored, too')
    made['l'] += len('one')
    print('== an attribute')
    own = Own(values)
    str(own.value)
    print('== end')


main()
