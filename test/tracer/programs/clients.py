from contextlib import ExitStack, contextmanager

@contextmanager
def managed(name):
    print('enter', name)
    try:
        yield name
    except KeyError:
        print('swallowed')
    finally:
        print('exit', name)

class Actx:
    async def __aenter__(self):
        return 1
    async def __aexit__(self, *a):
        return True

async def uses():
    async with Actx() as v:
        raise ValueError('in')
    async with Actx():
        pass
    return v

def worker(name):
    for i in range(2):
        yield name, i

def scheduler():
    ready = [worker('a'), worker('b')]
    while ready:
        task = ready.pop(0)
        try:
            next(task)
        except StopIteration:
            continue
        ready.append(task)

def trampoline(g):
    stack, value = [g], None
    while stack:
        try:
            value = stack[-1].send(value)
        except StopIteration as e:
            stack.pop()
            value = e.value
            continue
        if hasattr(value, 'send'):
            stack.append(value)
            value = None
    return value

def fact(n):
    if n == 0:
        return 1
    m = yield fact(n - 1)
    return n * m

@contextmanager
def over(name):
    yield from worker(name)

@contextmanager
def never():
    if False:
        yield

@contextmanager
def strict():
    try:
        yield
    except KeyError:
        raise

def leaves(manager, exception=None):
    try:
        with manager:
            if exception is not None:
                raise exception
    except Exception as e:
        print('left', type(e).__name__)

def managers():
    print('== of generators that do not end')
    leaves(over('o'))
    leaves(over('p'), KeyError('p'))
    print('== that never begins')
    leaves(never())
    print('== that raises again')
    leaves(strict(), KeyError('s'))
    leaves(strict(), StopIteration('s'))
    print('== in a stack')
    with ExitStack() as stack:
        stack.enter_context(managed('a'))
        stack.enter_context(managed('b'))
        raise KeyError('c')
    print('== around a function')
    managed('d')(worker)('e')

def client():
    print('== managed')
    with managed('m') as m:
        pass
    with managed('k'):
        raise KeyError('x')
    print('== async with')
    c = uses()
    try:
        c.send(None)
    except StopIteration as e:
        print(e.value)
    print('== scheduler')
    scheduler()
    print('== trampoline')
    print(trampoline(fact(1)))
client()
managers()
