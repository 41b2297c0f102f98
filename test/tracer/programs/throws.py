def inner(how):
    try:
        x = yield 1
    except ValueError as e:
        if how == 'yield': yield 'caught'
        elif how == 'return': return 'ret'
        elif how == 'raise': raise KeyError('k') from e
    finally:
        print('inner finally')

def middle(how):
    y = yield from inner(how)
    print('y', y)
    yield y

def outer(how):
    try:
        z = yield from middle(how)
    except KeyError:
        yield 'outer caught'

def thrown(how):
    print('==', how)
    g = outer(how)
    next(g)
    r = g.throw(ValueError('v'))
    print(r)
    g.close()

def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2

def returns():
    try:
        yield 1
    except GeneratorExit:
        return 5

def closes():
    print('== close')
    g = outer('x')
    next(g)
    g.close()
    print('== ignored')
    g = ignores()
    next(g)
    try:
        g.close()
    except RuntimeError as e:
        print(e)
    print('== returned')
    g = returns()
    next(g)
    r = g.close()
    print('== dropped')
    g = outer('x')
    next(g)
    del g
    print('== unstarted')
    g = outer('x')
    try:
        g.throw(ValueError('early'))
    except ValueError:
        pass
    g = outer('x')
    g.close()
    print('== with')
    g = outer('x')

for how in ('yield', 'return', 'raise'):
    thrown(how)
closes()
