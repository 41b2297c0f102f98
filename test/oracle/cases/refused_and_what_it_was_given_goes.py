import sys

def first_met(asked):
    print('first', asked.__name__)

kept = []

def nobody_has(dropped):
    print('nobody has', dropped.__name__)
    kept.append(dropped)

async def steps(name):
    yield 0

class Last:
    def __del__(self):
        print('del', 'what was given')

def numbers(a):
    yield a

def client():
    try:
        steps('called').asend(1).send(None)
    except TypeError as error:
        print(error)
    try:
        numbers(Last()).send(1)
    except TypeError as error:
        print(error)
    x = steps(2)
    y = x.asend(None)
    try:
        y.send(None)
    except StopIteration:
        pass
    try:
        y.send(None)
    except RuntimeError as error:
        print(error)
    del y
    x = x.asend(Last())
    print('over')

sys.set_asyncgen_hooks(first_met, nobody_has)
client()
