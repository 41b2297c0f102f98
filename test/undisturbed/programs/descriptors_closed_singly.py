"""What becomes a daemon closes all descriptors, one after the other. Its lines are what they were."""
# Not embedded: no descriptors.

import os
import sys
import traceback


def generate():
    yield sys._getframe().f_lineno
    for descriptor in range(4000, 4200):
        try:
            os.close(descriptor)
        except OSError:
            pass
    print(sys._getframe().f_lineno)
    yield sys._getframe().f_back.f_lineno
    try:
        raise ValueError
    except ValueError as error:
        print([entry.lineno for entry in traceback.extract_tb(error.__traceback__)])


for line in generate():
    print(line)
print(sys._getframe().f_lineno, [entry.lineno for entry in traceback.extract_stack()])
