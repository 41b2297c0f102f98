"""A generator belongs to no caller: what it yields goes back to whoever resumed it last.

The frame of a generator is linked to its caller (`f_back`) when it is resumed,
and unlinked when it yields. In between it has no caller at all.

Watch f_back as the generator goes from hand to hand: first_caller starts it,
and has its 1. Then second_caller resumes the very same generator, and the 2
goes there: nothing goes to first_caller any more.
"""

import sys


def numbers():
    print("[numbers] resumed by", sys._getframe().f_back.f_code.co_name)
    yield 1

    print("[numbers] resumed by", sys._getframe().f_back.f_code.co_name)
    yield 2


def first_caller(generator):
    print("[first_caller] got", next(generator))


def second_caller(generator):
    print("[second_caller] got", next(generator))


def client():
    my_gen = numbers()

    first_caller(my_gen)
    print("[client] f_back while suspended:", my_gen.gi_frame.f_back)

    second_caller(my_gen)
    print("[client] f_back while suspended:", my_gen.gi_frame.f_back)


if __name__ == "__main__":
    client()
