"""A chain asks what an `__iter__` of the program's gives to it: nobody sees that question where that is finished."""

from itertools import chain


def gen(*values):
    for value in values:
        yield value


class Own:
    def __init__(self, iterator):
        self.iterator = iterator

    def __iter__(self):
        return self.iterator


def attempt(call):
    try:
        call()
    except ValueError:
        pass


def itself(chained):
    attempt(lambda: list(chained))
    yield


def main():
    over = gen()
    list(over)
    print('== one after the other')
    list(chain(Own(over), Own(over)))
    print('== behind others')
    list(chain([1], Own(over), Own(iter([2])), Own(over)))
    print('== asked by others')
    list(zip(chain(Own(over)), 'ab'))
    print('== a loop')
    for _ in chain(Own(over)):
        pass
    print('== out of an iterable')
    list(chain.from_iterable([Own(over)]))
    print('== one that runs')
    own = Own(None)
    own.iterator = itself(chain(own))
    list(own)
    print('== not asked')
    next(chain([1], Own(over)))
    list(zip('', chain(Own(over))))
    print('== end')


main()
