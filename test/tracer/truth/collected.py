import gc

gc.disable()


class Circle:
    pass


class Link:
    def __init__(self, generator):
        self.generator = generator

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.generator)

    def close(self):
        self.generator.close()


def leaf(circle=None):
    try:
        yield 1
    finally:
        print("finally leaf")


def bare(circle=None):
    yield 1


def middle(circle):
    try:
        yield from leaf()
    finally:
        print("finally middle")


def root(delegatee, circle):
    try:
        yield from delegatee
    finally:
        print("finally root")


def makes(make, circle):
    try:
        yield from make()
    finally:
        print("finally makes")


def ignores():
    try:
        yield 1
    finally:
        try:
            yield 2
        finally:
            print("finally ignores")


def outside_of_a_try():
    circle = Circle()
    circle.begun = makes(bare, circle)
    next(circle.begun)


def by_its_own_close():
    circle = Circle()
    circle.begun = makes(lambda: Link(leaf()), circle)
    next(circle.begun)


def ignored():
    circle = Circle()
    circle.begun = makes(ignores, circle)
    next(circle.begun)


def first_the_last_one():
    circle = Circle()
    circle.last = leaf(circle)
    circle.begun = root(circle.last, None)
    next(circle.begun)


def first_the_last_one_outside_of_a_try():
    circle = Circle()
    circle.last = bare(circle)
    circle.begun = root(circle.last, None)
    next(circle.begun)


def first_the_one_between():
    circle = Circle()
    circle.between = middle(circle)
    circle.begun = root(circle.between, circle)
    next(circle.begun)


def show(title, make):
    print("==", title)
    make()
    gc.collect()


show("what stands outside of a try is closed without running", outside_of_a_try)
show("what a thing of another kind holds is closed by that", by_its_own_close)
show("one that goes on is let go of by its delegator", ignored)
show("one that has its turn before its delegator is dropped", first_the_last_one)
show("and where that runs nothing", first_the_last_one_outside_of_a_try)
show("so is one in the midst of a chain", first_the_one_between)
print("== over")
