"""What of a file can be driven by hand: its generator and coroutine functions. Found in the syntax tree; runs nothing."""

import ast

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_SCOPES = _FUNCTIONS + (ast.Lambda, ast.ClassDef)


def find(tree):
    """The functions at the top of the module, in the order of the file, each as the protocol's `Target`."""
    return [_target(node) for node in tree.body if isinstance(node, _FUNCTIONS) and _kind(node) != "function"]


def variable_for(value):
    """The name that a client gives to a generator object, by what its code does. Gives None for anything else."""
    code = getattr(value, "gi_code", None) or getattr(value, "cr_code", None)
    if code is None:
        return None
    import dis

    names = [instruction.opname for instruction in dis.get_instructions(code)]
    if "YIELD_FROM" in names or "SEND" in names:
        return "my_dele"
    behind = zip(names, [name for name in names[1:]])
    received = any(
        name.startswith(("YIELD_VALUE", "RESUME")) and following.startswith("STORE_") for name, following in behind
    )
    return "my_coro" if received or hasattr(value, "cr_code") else "my_gen"


def _target(node):
    described = {
        "name": node.name,
        "kind": _kind(node),
        "line": node.lineno,
        "parameters": _parameters(node.args),
        "variable": _variable(node),
    }
    docstring = ast.get_docstring(node)
    if docstring:
        described["summary"] = docstring.split("\n")[0]
    return described


def _kind(node):
    yields = any(isinstance(inner, (ast.Yield, ast.YieldFrom)) for inner in _own(node))
    if isinstance(node, ast.AsyncFunctionDef):
        return "async generator" if yields else "coroutine"
    return "generator" if yields else "function"


def _variable(node):
    """The names of the text that gen-step grew from: a delegator, one that takes what is sent, one that does not."""
    inner = list(_own(node))
    if any(isinstance(child, (ast.YieldFrom, ast.Await)) for child in inner):
        return "my_dele"
    discarded = [child.value for child in inner if isinstance(child, ast.Expr)]
    taken = any(isinstance(child, ast.Yield) and child not in discarded for child in inner)
    return "my_coro" if taken or isinstance(node, ast.AsyncFunctionDef) else "my_gen"


def _own(node):
    """The nodes of the function itself, without those of functions and classes inside it."""
    waiting = list(node.body)
    while waiting:
        child = waiting.pop()
        yield child
        if not isinstance(child, _SCOPES):
            waiting.extend(ast.iter_child_nodes(child))


def _parameters(arguments):
    positional = getattr(arguments, "posonlyargs", []) + arguments.args
    required = len(positional) - len(arguments.defaults)
    parameters = [{"name": a.arg, "required": index < required} for index, a in enumerate(positional)]
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults):
        parameters.append({"name": argument.arg, "required": default is None, "keyword": True})
    return parameters
