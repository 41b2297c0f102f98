# since 3.11
def inner():
    try:
        x = yield 1
    except* ValueError as group:
        y = yield 'values', len(group.exceptions)
    except* TypeError:
        yield 'types'


def outer():
    try:
        yield from inner()
    except* KeyError:
        yield 'keys'


def both():
    g = outer()
    next(g)
    g.throw(ExceptionGroup('all', [ValueError('v'), TypeError('t'), KeyError('k')]))
    for value in g:
        pass


def single():
    g = inner()
    next(g)
    g.throw(ValueError('alone'))
    g.close()


def none():
    g = inner()
    next(g)
    try:
        g.throw(ExceptionGroup('others', [OSError('o')]))
    except ExceptionGroup:
        pass


print('== both')
both()
print('== single')
single()
print('== none')
none()
