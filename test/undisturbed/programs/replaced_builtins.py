"""The builtins are gone while generators run."""
import builtins


def numbers():
    sent = yield 1
    try:
        yield sent
        raise wrong(3)
    except wrong:
        pass


wrong = ValueError
kept = dict(vars(builtins))
iterator = numbers()
print(next(iterator))
names = [name for name in kept if not name.startswith("__") and name != "delattr"]
remove = delattr
for name in names:
    remove(builtins, name)
two = iterator.send(2)
for number in numbers():
    pass
vars_of = kept["vars"]
vars_of(builtins).update(kept)
print(two)
