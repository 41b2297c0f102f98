"""Clients that are schedulers: a trampoline, and tasks that take turns."""
from collections import deque


def trampoline(root):
    stack, value = [root], None
    while stack:
        try:
            got = stack[-1].send(value)
        except StopIteration as stop:
            stack.pop()
            value = stop.value
            continue
        if hasattr(got, 'send'):
            stack.append(got)
            value = None
        else:
            value = got * 2
    return value


def add(a, b):
    a = yield a
    b = yield b
    return a + b


def main():
    total = yield add(1, 2)
    return total


class Scheduler:
    def __init__(self):
        self.ready = deque()

    def spawn(self, gen):
        self.ready.append((gen, None))

    def run(self):
        while self.ready:
            gen, value = self.ready.popleft()
            try:
                order, what = gen.send(value)
            except StopIteration:
                continue
            if order == 'spawn':
                self.spawn(what)
            self.ready.append((gen, order))


def task(name, n):
    for i in range(n):
        yield 'sleep', name


def parent():
    yield 'spawn', task('child', 1)
    yield from task('mine', 1)


print('== trampoline')
trampoline(main())
print('== turns')
scheduler = Scheduler()
scheduler.spawn(parent())
scheduler.run()
