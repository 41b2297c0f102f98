class Own:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def close(self):
        print('close')
        return 'closed'


class Fails(Own):
    def close(self):
        raise KeyError('k')


def middle(to):
    try:
        yield from to
    except BaseException as e:
        print('middle', type(e).__name__, e)
        raise


def outer(to):
    yield from middle(to)


for to in (Own(), Fails()):
    chain = outer(to)
    next(chain)
    try:
        chain.throw(GeneratorExit('mine'))
    except BaseException as e:
        print('client', type(e).__name__, e)
    chain = middle(to)
    next(chain)
    try:
        chain.throw(GeneratorExit)
    except BaseException as e:
        print('client', type(e).__name__, e)
    chain = outer(to)
    next(chain)
    try:
        chain.close()
    except KeyError as e:
        print('client', e)
chain = middle(Own())
next(chain)
del chain
