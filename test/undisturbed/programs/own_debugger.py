"""pdb in a generator says what it says without us."""
# Python: 3.7 to 3.11
import io
import pdb
import sys


def counts(number):
    commands = io.StringIO("next\np number\nstep\nnext\nwhere\ncontinue\n")
    pdb.Pdb(stdin=commands, stdout=sys.stdout, nosigint=True, readrc=False).set_trace()
    number = yield number
    number += 1
    yield number


generator = counts(1)
print(next(generator))
print(generator.send(41))
