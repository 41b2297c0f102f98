"""Prints a program with a question before and behind each statement of its async functions.

    python instrument.py ASKS PROGRAM [FUNCTION ...]

ASKS is the file that asks, which becomes a line of the program behind its docstring. Nothing else of the program is
changed. Each statement has to stand on lines of its own. The functions named are asked in, too.
"""

import ast
import sys

JUMPS = (ast.Return, ast.Raise, ast.Break, ast.Continue)


def blocks(node):
    """The lists of statements in a statement, itself a function or not; not those of functions in it."""
    for name in ('body', 'orelse', 'finalbody'):
        found = getattr(node, name, None)
        # The `elif` of an `if` is a statement without an indent of its own.
        if found and not (name == 'orelse' and is_elif(found[0])):
            yield found
        for each in found or ():
            if not isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                yield from blocks(each)
    for handler in getattr(node, 'handlers', ()):
        yield from blocks(handler)


def is_elif(node):
    return isinstance(node, ast.If) and lines[node.lineno - 1].lstrip().startswith('elif')


def last_line(node):
    return max(each.lineno for each in ast.walk(node) if hasattr(each, 'lineno'))


def end_of(node):
    return getattr(node, 'end_lineno', None) or last_line(node)


def questions(function):
    """`(line, text)`: what is to stand before a line, from 1."""
    for block in blocks(function):
        for each in block:
            yield each.lineno, ' ' * each.col_offset + 'on()'
        last = block[-1]
        if not isinstance(last, JUMPS):
            yield end_of(last) + 1, ' ' * last.col_offset + 'on()'


with open(sys.argv[1]) as asks, open(sys.argv[2]) as program:
    asking, text = asks.read(), program.read()
lines = text.split('\n')
tree = ast.parse(text)
first, behind = tree.body[0], {}
behind.setdefault(end_of(first) + 1, []).append("exec(compile(%r, '<asks>', 'exec')); by_name = True" % asking)
for function in ast.walk(tree):
    if isinstance(function, ast.AsyncFunctionDef) or getattr(function, 'name', None) in sys.argv[3:]:
        if function.name == 'main':
            start = function.body[0]
            behind.setdefault(start.lineno, []).append(' ' * start.col_offset + 'settle(asyncio.get_event_loop())')
        for line, question in questions(function):
            behind.setdefault(line, []).append(question)
for number, line in enumerate(lines, 1):
    # The deeper block ends first.
    for each in sorted(behind.get(number, ()), key=lambda each: (not each.endswith('on()'), len(each)), reverse=True):
        print(each)
    print(line)
