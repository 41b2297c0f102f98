import sys

# Where the refusals of what is dropped would be written, with addresses.
sys.stderr = None

def stubborn():
    try:
        yield 's'
    except GeneratorExit:
        yield 'again'

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

# Dropped behind all else.
kept = []

def keep(generator):
    kept.append(generator)
    return generator

def client():
    print('== close')
    g = keep(outer(keep(stubborn())))
    next(g)
    try:
        g.close()
    except RuntimeError:
        pass
    print('== close, taken in the middle')
    g = keep(outer(middle(keep(stubborn()))))
    next(g)
    g.close()
    print('== throw')
    g = keep(outer(keep(stubborn())))
    next(g)
    g.throw(Exit())
    print('== dropped')
    o = once()
    next(o)
    del o
    print('== end')
client()

# In which order CPython lets go of what is left at the end depends on what its collector did before.
while kept:
    del kept[0]
