"""A comprehension has calls, and so has the line that it stands on: up to 3.10 no position tells which is which."""


def two(start):
    yield start
    yield start + 1


def main():
    both = [two(1), two(10)]
    print('== a list beside a call')
    print([next(each) for each in both], next(two(20)))
    print('== a dictionary')
    print({next(each): str(next(two(30))) for each in both if abs(1)}, next(two(40)))
    print('== a generator expression beside one in a list')
    print([next(each) for each in [two(50)]], sum(abs(next(each)) for each in [two(60)]))


main()
