"""An `islice` asks no more than its numbers say: what is finished behind it is asked in vain, or not at all."""
from itertools import chain, islice


def counts(n):
    for number in range(n):
        yield number
    print('counted', n)


def finished():
    done = counts(0)
    list(done)
    return done


def client():
    done = finished()
    print(list(islice(done, 0)))
    print(list(islice(done, 2)))
    print(list(chain(islice(counts(2), 1), done)))
    print(list(chain(islice(counts(2), 1, None), done)))
    print(list(islice(chain(counts(1), done), 3)))
    print(list(islice(chain(counts(1), done), 1)))
    print(list(chain(islice(counts(5), 0, 5, 3), done)))
    used = islice(done, 2)
    print(list(used), list(used))
    for number in islice(chain([1, 2], done), 1, 5):
        print(number)
    first, second = islice(chain(counts(2), done), 2)
    print(first, second, sum(islice(chain([1], done), 1)))


client()
