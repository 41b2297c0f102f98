def count():
    return 'none left'
    yield


def client():
    first = count()
    second = count()
    try:
        for number in enumerate(first):
            pass
    finally:
        return next(second, 'default')


print(client())
