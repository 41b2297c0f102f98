def replaces():
    try:
        yield 1
    finally:
        raise KeyError('instead')


def goes_on():
    try:
        yield from replaces()
    except KeyError:
        yield 'goes on'


def over(make):
    yield from make()


for make in goes_on, lambda: over(goes_on):
    a = make()
    next(a)
    try:
        a.close()
    except RuntimeError as error:
        print(error)
    print(next(a, 'over'))
