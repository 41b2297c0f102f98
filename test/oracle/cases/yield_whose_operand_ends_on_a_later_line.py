def inner(a,
          b):
    got = yield (a,
                 b)
    return got


def fills(row):
    total = yield 1
    row['total'] = yield \
        total
    row['next'] = (
        yield total)
    row['both'] = yield (total +
                         len(row))
    last = yield [
        total,
        len(row),
    ]
    row['last'] = last
    row['from'] = yield from inner(
        total,
        2,
    )
    row['pair'] = len([(yield
                        total),
                       (yield 2)])
    yield dict(row,
               more=len(row))
    row['seven'] = yield dict(
        row,
        end=(yield total),
    )
    if row.get(
            'no') is None:
        (yield
         total)
    return max(len(row),
               (yield total))


def client():
    g = fills({})
    value = next(g)
    try:
        while True:
            value = g.send(3 if isinstance(value, int) else value)
    except StopIteration as stop:
        print(stop.value)


client()
