# from 3.7
class Own:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *args):
        raise StopIteration('thrown')


def inner(own):
    result = yield from own
    yield result
    return 'inner'


def outer(own):
    result = yield from inner(own)
    print(result)


a = outer(Own())
next(a)
print(a.throw(KeyError('k')))
print(next(a, 'over'))
