import warnings
warnings.simplefilter('ignore')
def gen():
    x = yield 1
def reent():
    try:
        next(me)
    except ValueError as e:
        yield str(e)
async def coro():
    return 1
async def awaits(c):
    try:
        return await c
    except RuntimeError as e:
        return str(e)
async def agen():
    yield 1
def stopper():
    raise StopIteration(5)
    yield
def retexc():
    return ValueError('r')
    yield
def rettuple():
    return 1, 2
    yield
def client():
    global me
    print('== just started')
    g = gen()
    try:
        g.send(5)
    except TypeError as e:
        print(e)
    print('== executing')
    me = reent()
    r = next(me)
    print('== finished')
    list(g)
    try:
        next(g)
    except StopIteration:
        pass
    try:
        g.send(1)
    except StopIteration:
        pass
    try:
        g.throw(ValueError('late'))
    except ValueError:
        pass
    print('== coroutine')
    c = coro()
    try:
        c.send(1)
    except TypeError as e:
        print(e)
    try:
        c.send(None)
    except StopIteration as e:
        pass
    try:
        c.send(None)
    except RuntimeError as e:
        print(e)
    a = awaits(c)
    try:
        a.send(None)
    except StopIteration as e:
        print(e.value)
    print('== async generator')
    g = agen()
    s = g.__anext__()
    try:
        s.send(None)
    except StopIteration as e:
        pass
    try:
        s.send(None)
    except RuntimeError as e:
        print(e)
    except StopIteration:
        pass
    print('== pep479')
    g = stopper()
    try:
        next(g)
    except RuntimeError as e:
        print(e)
    except StopIteration as e:
        print('stop', e)
    print('== returns')
    for g in retexc(), rettuple():
        try:
            next(g)
        except StopIteration as e:
            print(e.value)
client()
