"""The garbage collector closes generators that never ran while code of others runs: nobody calls."""
import gc
from contextlib import ExitStack

gc.disable()


class Circle:
    def __init__(self):
        self.generator = self.run()

    def run(self):
        yield 1


def main():
    with ExitStack() as stack:
        stack.callback(gc.collect)
        Circle()
    print('collected')
    with ExitStack() as stack:
        begun = Circle()
        next(begun.generator)
        del begun
        stack.callback(gc.collect)
    print('collected')


main()
