"""All forms of leaving: the first argument says which."""
import os, sys, atexit

def generator():
    try:
        yield 1
    finally:
        print("finally")

running = generator()
next(running)
atexit.register(print, "atexit 1")
class Odd(Exception):
    def __str__(self):
        return "odd text"
ways = {
    "plain": lambda: None,
    "none": lambda: sys.exit(),
    "zero": lambda: sys.exit(0),
    "three": lambda: sys.exit(3),
    "text": lambda: sys.exit("some text"),
    "big": lambda: sys.exit(256 + 5),
    "huge": lambda: sys.exit(2 ** 100),
    "negative": lambda: sys.exit(-1),
    "true": lambda: sys.exit(True),
    "tuple": lambda: sys.exit((1, 2)),
    "float": lambda: sys.exit(1.5),
    "odd": lambda: sys.exit(Odd()),
    "empty": lambda: sys.exit(""),
    "raised": lambda: (_ for _ in ()).throw(SystemExit(4)),
    "now": lambda: os._exit(6),
    "error": lambda: 1 / 0,
    "interrupt": lambda: (_ for _ in ()).throw(KeyboardInterrupt),
    "memory": lambda: (_ for _ in ()).throw(MemoryError),
    "exit": lambda: exit(8),
    "generator": lambda: (_ for _ in ()).throw(GeneratorExit),
    "stop": lambda: (_ for _ in ()).throw(StopIteration),
    "recursion": lambda: [f for f in [lambda f: f(f)]][0](lambda f: f(f)),
}
if sys.argv[1] == "hook":
    sys.excepthook = lambda *args: print("hook", args[0], args[1], args[2] is not None)
    1 / 0
if sys.argv[1] == "hook fails":
    sys.excepthook = lambda *args: 1 / 0
    [][1]
if sys.argv[1] == "hook exits":
    sys.excepthook = lambda *args: sys.exit(11)
    [][1]
if sys.argv[1] == "no hook":
    del sys.excepthook
    [][1]
if sys.argv[1] == "atexit fails":
    atexit.register(lambda: 1 / 0)
    sys.argv[1] = "three"
if sys.argv[1] == "atexit exits":
    atexit.register(sys.exit, 9)
    sys.argv[1] = "plain"
if sys.argv[1] == "atexit now":
    atexit.register(os._exit, 9)
    sys.argv[1] = "plain"
if sys.argv[1] == "last":
    atexit.register(lambda: print(sys.last_type, sys.last_value, sys.last_traceback is not None, getattr(sys, "last_exc", None)))
    sys.argv[1] = "error"
if sys.argv[1] == "silent":
    sys.stdout.close()
    sys.argv[1] = "plain"
if sys.argv[1] == "gone":
    del sys.stdout, sys.stderr
    sys.argv[1] = "error"
if sys.argv[1] == "none streams":
    sys.stdout = sys.stderr = None
    sys.argv[1] = "text"
if sys.argv[1] == "closed":
    os.close(1)
    sys.argv[1] = "plain"
if sys.argv[1] == "closed both":
    os.close(1)
    os.close(2)
    sys.argv[1] = "error"
print("leaving")
print("to stderr", file=sys.stderr)
ways[sys.argv[1]]()
