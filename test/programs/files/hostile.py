"""Replaces what a tracer might lean on."""
import builtins, gc, json, os, sys, time, types, itertools, collections, inspect, dis, ast, tokenize

def evil(*args, **kwargs):
    write("called by the tracer?")
    1 / 0

write = sys.stdout.write
kept = {}
def generator():
    x = yield 1
    y = yield [x, {"k": (1, 2)}]
    return y

g = generator()
a = g.send(None)  # An import of the tracer's own, at its first sight of a code object, is more than can be guarded.
for module, names in (
    (json, "dumps loads JSONEncoder JSONDecoder"), (os, "write read getpid _exit"), (time, "monotonic"),
    (gc, "get_referents get_objects get_referrers"), (inspect, "isgenerator currentframe"),
    (dis, "get_instructions findlinestarts"), (ast, "parse walk"), (itertools, "islice"), (collections, "deque"),
    (types, "GeneratorType CodeType"), (tokenize, "detect_encoding"),
):
    for name in names.split():
        kept[module, name] = getattr(module, name)
        setattr(module, name, evil)
get = getattr
put = setattr
for name in ("len isinstance next repr str dict list tuple type min max sorted print id iter sum enumerate zip range "
             "set frozenset bool int callable any all abs open compile exec eval object property super setattr getattr "
             "Exception KeyError StopIteration RuntimeError ValueError AttributeError").split():
    if name == "isinstance" and sys.version_info < (3, 7):
        continue  # There, each `from ... import` calls it.
    kept[builtins, name] = get(builtins, name)
    put(builtins, name, evil)
b = g.send(a)
try:
    g.send(b)
except:
    write("ended\n")
for (module, name), value in kept.items():
    put(module, name, value)
print(a, b)
