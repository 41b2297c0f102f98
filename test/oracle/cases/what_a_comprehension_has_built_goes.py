class Last:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)


def gen0():
    yield Last('o1')
    yield 0
    raise TypeError('t')


def client2():
    x = {v: 1 for v in gen0()}


try:
    client2()
except BaseException as e:
    pass


def client3():
    return [*gen0()]


try:
    client3()
except BaseException as e:
    pass


def client4():
    return [[v for v in gen0()], 1]


try:
    client4()
except BaseException as e:
    pass
def client5():
    return [v for v in [Last('o2'), 1] if next(gen0()) and v / 0]


try:
    client5()
except BaseException as e:
    pass
