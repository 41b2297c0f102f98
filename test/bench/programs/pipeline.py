"""A pipeline of generators: `pipeline.py RESUMPTIONS`. Each number is resumed for twice, every second one three times."""

import sys


def numbers(n):
    for number in range(n):
        yield number


def double(source):
    for number in source:
        yield number * 2


def keep(source):
    for number in source:
        if number % 4 == 0:
            yield number


def work(resumptions):
    yield sum(keep(double(numbers(resumptions * 2 // 5))))


if __name__ == "__main__":
    print(sum(keep(double(numbers(int(sys.argv[1]) * 2 // 5)))))
