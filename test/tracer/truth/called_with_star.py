"""Generators that are made by a call with `*` or `**`, also where they never run."""


def counts(*values, **named):
    yield values


class Maker:
    def makes(self, *values):
        yield values


def call(function, *values, **named):
    return function(*values, **named)


def decorated(function):
    def wrapper(*values):
        generator = function(*values)
        next(generator)
        return generator

    return wrapper


def raises(values):
    raise KeyError('raises')
    yield


def main():
    print('== handed on')
    call(counts)
    call(counts, 1, named=2)
    print('== a list, a dictionary, a method')
    kept = counts(*[1, 2]), counts(**{'named': 1}), Maker().makes(*(1, 2))
    del kept
    print('== in a comprehension')
    kept = [function(*values) for function, values in ((counts, ()), (counts, (1,)))]
    del kept
    print('== by a decorator')
    generator = decorated(counts)()
    del generator
    print('== of what is unpacked')
    generator = counts(*counts(1))
    del generator
    print('== refused')
    try:
        raises(*(), **{'unknown': 1})
    except TypeError:
        pass
    print('== the end')


main()
