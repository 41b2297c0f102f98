"""pdb in a generator."""
import pdb, io, sys
def gen():
    x = 1
    pdb.Pdb(stdin=io.StringIO("next\nnext\np x\nnext\ncontinue\n"), stdout=sys.stdout, nosigint=True, readrc=False).set_trace()
    x = yield x
    x += 1
    yield x
g = gen()
print(next(g))
print(g.send(41))
