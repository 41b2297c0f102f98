"""What a program can see of the interpreter around it."""
import sys

names = sorted(sys.modules)
seen = sorted(globals())
import gc, os, signal, threading, warnings

print("globals", [name for name in seen if name != "names"])
print("order", [name for name in globals() if name.startswith("__")])
print("modules", names)
for name in ("__name__", "__doc__", "__package__", "__spec__", "__file__"):
    print(name, repr(globals()[name]))
print("cached", globals().get("__cached__", "absent"))
print("annotations", globals().get("__annotations__", "absent"))
print("builtins", type(__builtins__))
loader = __loader__
print("loader", type(loader).__name__, type(loader).__module__, getattr(loader, "name", None), getattr(loader, "path", None))
main = sys.modules["__main__"]
print("main", vars(main) is globals(), main)
print("argv", sys.argv)
print("orig_argv", getattr(sys, "orig_argv", "absent"))
print("path", sys.path)
print("flags", sys.flags)
print("hooks", sys.meta_path, [type(hook) for hook in sys.path_hooks])
print("import cache", sorted(os.path.basename(path) for path in sys.path_importer_cache if "gen" in path))
print("hooks", sys.excepthook is sys.__excepthook__, sys.displayhook is sys.__displayhook__)
print("breakpointhook", getattr(sys, "breakpointhook", None) is getattr(sys, "__breakpointhook__", None))
print("limits", sys.getrecursionlimit(), sys.getswitchinterval())
print("gc", gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.callbacks)
for number in range(1, 32):
    print("signal", number, signal.getsignal(number))
print("mask", signal.pthread_sigmask(signal.SIG_BLOCK, []))
print("int", signal.getsignal(signal.SIGINT) is signal.default_int_handler)
print("filters", warnings.filters)
print("environment", sorted(os.environ))
print("threads", [thread.name for thread in threading.enumerate()])
for stream in (sys.stdin, sys.stdout, sys.stderr):
    print(type(stream), stream.name, stream.encoding, stream.errors, stream.line_buffering, stream.mode, stream.fileno())
    print(type(stream.buffer), type(getattr(stream.buffer, 'raw', None)), stream.newlines, stream.isatty())
print("streams", sys.stdout is sys.__stdout__, sys.stderr is sys.__stderr__, sys.stdin is sys.__stdin__)
with open(__file__) as file:
    print("next descriptor", file.fileno())
print("exception", sys.exc_info())
print("last", hasattr(sys, "last_type"), hasattr(sys, "last_exc"))
print("bytecode", sys.dont_write_bytecode)
print("cwd", os.getcwd() == os.path.dirname(os.path.abspath(__file__)))
