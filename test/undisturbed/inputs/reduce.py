"""What pickle makes of an exception and of a partial function."""
import functools, pickle, hashlib
def gen():
    e = ValueError("x")
    yield e
    p = functools.partial(print, 1)
    yield p
for x in gen():
    print(x.__reduce__(), hashlib.md5(pickle.dumps(x, 2)).hexdigest()[:8])
