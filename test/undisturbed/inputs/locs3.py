"""Goes through locals() while it runs."""
# Up to 3.10 as any trace function.
def show(a, b):
    for name, value in locals().items():
        print(name, value)
def make(x, y=2):
    fields = locals()
    total = x + y
    return dict(**fields), total
show(1, 2)
print(make(1))
