# Finished generators between others, in a function that asks nothing else.
def gen(n):
    yield n


def empty():
    return
    yield


finished = gen(0)
list(finished)


def in_list():
    return [*gen(1), *finished, *gen(2)]


def in_set():
    return {*gen(1), *finished}


def in_call():
    print(*gen(1), *finished, *gen(3))


def behind_an_end():
    return [*empty(), *finished, *gen(2)]


print(in_list(), in_set(), in_call(), behind_an_end())
