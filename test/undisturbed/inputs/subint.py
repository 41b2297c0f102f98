"""Runs code in another interpreter."""
# Python: 3.8 on
# Not embedded: there is one interpreter.
try:
    import _interpreters as sub
except ImportError:
    import _xxsubinterpreters as sub
def gen():
    yield 1
print(list(gen()), flush=True)
i = sub.create()
try:
    (getattr(sub, "exec", None) or sub.run_string)(i, "print('hello from the other interpreter', flush=True)")
finally:
    sub.destroy(i)
print("the end")
