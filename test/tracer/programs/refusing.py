def stubborn():
    while True:
        try:
            yield 's'
        except GeneratorExit:
            pass

def once():
    try:
        yield 1
    except GeneratorExit:
        yield 2

def outer(delegatee):
    try:
        yield from delegatee
    except RuntimeError:
        yield 'still'

def middle(delegatee):
    try:
        yield from delegatee
    except RuntimeError:
        pass
    return 'm'

class Exit(GeneratorExit):
    pass

def client():
    print('== close')
    s = stubborn()
    g = outer(s)
    next(g)
    try:
        g.close()
    except RuntimeError:
        pass
    print('== close, taken in the middle')
    t = stubborn()
    g = outer(middle(t))
    next(g)
    g.close()
    print('== throw')
    u = stubborn()
    g = outer(u)
    next(g)
    g.throw(Exit())
    g.close()
    print('== dropped')
    o = once()
    next(o)
    del o
    print('== end')
    import os
    os._exit(0)
client()
