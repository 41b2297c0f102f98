import weakref


def counts(name):
    try:
        yield name
        yield name
    finally:
        print('== left', name)


def begun(name):
    counted = counts(name)
    next(counted)
    return counted


class Watcher:
    def gone(self, reference):
        print('== gone by a method')
        self.other = None


def called(reference):
    print('== gone')


def asks(reference):
    print('== calls a third')
    inner = begun('inner')
    next(inner)


def main():
    first = begun('first')
    reference = weakref.ref(first, called)
    first = None
    watcher = Watcher()
    watcher.other = begun('other')
    second = begun('second')
    reference = weakref.ref(second, watcher.gone)
    del second
    third = begun('third')
    weakref.finalize(third, called, None)
    third = 3
    both = [begun('fourth'), begun('fifth')]
    references = [weakref.ref(each, asks) for each in both] + [weakref.ref(both[0], lambda _: called(_))]
    both.clear()
    unrun = counts('unrun')
    reference = weakref.ref(unrun, called)
    unrun = None


main()
