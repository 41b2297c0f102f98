"""The garbage collector comes about as often as without us, whatever the free lists hold."""
import gc

collections = []
gc.callbacks.append(lambda phase, info: collections.append(phase == "start"))


def allocates(rounds):
    kept = []
    for _ in range(rounds):
        kept.append([])


def numbers():
    allocates(3000)
    yield 1
    allocates(3000)


for _ in numbers():
    print(sum(collections) > 1)
print(sum(collections) > 3, gc.isenabled())
