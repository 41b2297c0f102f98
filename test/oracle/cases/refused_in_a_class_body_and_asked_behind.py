import threading
from itertools import takewhile


def in_thread(f):
    t = threading.Thread(target=f)
    t.start()
    t.join()


def gen1(a):
    yield 0


def gen3(a):
    x = yield 5
    yield 6


def client1():
    g1 = gen1(0)
    in_thread(lambda: print(g1.close()))
    class C2:
        x = next(g1, "none")
        y = [v for v in g1]
    x = list(takewhile(bool, gen3(2)))


client1()
