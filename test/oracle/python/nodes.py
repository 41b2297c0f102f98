"""Nodes of a syntax tree, made and asked."""
import ast
import sys

QUIET = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class Unsupported(Exception):
    """The program holds something that cannot be made to report on itself."""


def constant(value):
    if sys.version_info >= (3, 8):
        return ast.Constant(value)
    return ast.Str(value) if isinstance(value, str) else ast.Num(value)


def name(identifier):
    return ast.Name(identifier, ast.Load())


def report(function, *arguments):
    """A call of a function of `reports.py`; plain values become constants."""
    nodes = [argument if isinstance(argument, ast.AST) else constant(argument) for argument in arguments]
    return ast.Call(name('_oracle_' + function), nodes, [])


def statement(function, *arguments):
    return ast.Expr(report(function, *arguments))


def none():
    return ast.Constant(None) if sys.version_info >= (3, 8) else ast.NameConstant(None)


def parameters(names):
    return ast.parse('def f(%s): pass' % ', '.join(names)).body[0].args


def function(identifier, arguments, body, is_async=False):
    """A definition of a function."""
    node = ast.parse('async def f(): pass' if is_async else 'def f(): pass').body[0]
    node.name, node.args, node.body = identifier, arguments, body
    return node


def assign(target, value):
    return ast.Assign([ast.Name(target, ast.Store())], value)


def tells_of_exceptions(statements):
    """The frame reports an exception before the loops around the statement let go of their iterators."""
    handler = ast.ExceptHandler(name('BaseException'), None, [statement('raised'), ast.Raise(None, None)])
    return ast.Try(statements, [handler], [], [])


def own_nodes(body):
    """All nodes of a function's body, without those that are run by functions and classes in it."""
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            waiting.extend(getattr(node, 'decorator_list', []))
            waiting.extend(default for default in node.args.defaults + node.args.kw_defaults if default is not None)
        elif isinstance(node, ast.ClassDef):
            waiting.extend(node.decorator_list + node.bases + [keyword.value for keyword in node.keywords])
        else:
            waiting.extend(ast.iter_child_nodes(node))


def kind_of(node):
    yields = any(isinstance(inner, (ast.Yield, ast.YieldFrom)) for inner in own_nodes(node.body))
    if isinstance(node, ast.AsyncFunctionDef):
        return 'async generator' if yields else 'coroutine'
    return 'generator' if yields else 'function'


def is_simple_target(target):
    """Nothing of the program's runs between the value and its being stored there."""
    allowed = (ast.Name, ast.Attribute, ast.Subscript, ast.Tuple, ast.List, ast.Starred, ast.expr_context,
               ast.Constant if sys.version_info >= (3, 8) else (ast.Num, ast.Str))
    if sys.version_info < (3, 9):
        allowed += (ast.Index,)
    return all(isinstance(inner, allowed) for inner in ast.walk(target))


def is_text(node):
    """A docstring."""
    value = getattr(node, 'value', None)
    text = ast.Str if sys.version_info < (3, 8) else ast.Constant
    return isinstance(node, ast.Expr) and isinstance(value, text) and isinstance(ast.literal_eval(value), str)


def suspends(node):
    """A `yield`, `yield from` or `await`; up to 3.11 also a comprehension that suspends, which the frame around it awaits."""
    if isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp)):
        return sys.version_info < (3, 12) and suspends_within(node)
    return isinstance(node, (ast.Yield, ast.YieldFrom, ast.Await))


def suspends_within(node):
    """A comprehension or generator expression suspends itself, not only what its first loop goes over."""
    parts = [getattr(node, field) for field in ('elt', 'key', 'value') if hasattr(node, field)]
    for index, generator in enumerate(node.generators):
        parts += generator.ifs + ([generator.iter] if index else [])
    return any(generator.is_async for generator in node.generators) or any(suspends(inner) for inner in own_nodes(parts))
