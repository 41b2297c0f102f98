"""Many generators alive at once: `living.py COUNT` prints how many seconds of the processor one resumption took."""

import sys
import time


def generator(number):
    yield number


def resume_all(count):
    living = [generator(number) for number in range(count)]
    began = time.process_time()
    for each in living:
        next(each)
    return (time.process_time() - began) / count


if __name__ == "__main__":
    # The first ones warm up.
    resume_all(200)
    print(resume_all(int(sys.argv[1])))
