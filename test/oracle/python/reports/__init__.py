"""What a rewritten program calls to report on itself.

The functions are put among its builtins. Nothing of them refers to an object of the program's longer than a call lasts.
"""
from . import asking, asynchronous, calling, frames, statements, suspending


def install(namespace):
    """Puts the functions among the builtins of the program, in a dictionary that is not taken down before it is."""
    for module in (asking, asynchronous, calling, frames, statements, suspending):
        for name, value in vars(module).items():
            if callable(value) and getattr(value, '__module__', None) == module.__name__:
                namespace['_oracle_' + name.rstrip('_')] = value
    namespace['_oracle_never'] = False
    for fate in ('use', 'discard', 'assign', 'late'):
        namespace['_oracle_got_' + fate] = suspending.got(fate)
        namespace['_oracle_caught_' + fate] = suspending.caught(fate)


def run(code, names, main):
    """Runs the program in the namespace of `__main__`. A frame takes the builtins of its caller's where both have the same
    globals (up to 3.9), so this is called here.
    """
    keep = dict((key, main[key]) for key in ('__doc__', '__loader__', '__name__', '__package__', '__spec__'))
    main.clear()
    main.update(keep)
    main['__builtins__'] = names
    exec(code, main)
