"""Changes the dictionary that locals() gave."""
# Up to 3.10 as any trace function.
def f(w):
    out = locals()
    del out["w"]
    x = 1
    return list(out)
print(f(42))
