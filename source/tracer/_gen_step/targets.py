"""What of a file can be driven by hand: its generator and coroutine functions. Found in the syntax tree; runs nothing."""

import ast

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_SCOPES = _FUNCTIONS + (ast.Lambda, ast.ClassDef)


def find(tree):
    """The functions at the top of the module, in the order of the file, each as the protocol's `Target`."""
    names = _names_given(tree)
    functions = [node for node in tree.body if isinstance(node, _FUNCTIONS)]
    return [_target(node, names) for node in functions if _kind(node) != "function"]


def variable_for(name, tree):
    """The name that a client gives to the generator that the function `name` makes."""
    given = _names_given(tree).get(name)
    if given is not None:
        return given
    for node in ast.walk(tree):
        if isinstance(node, _FUNCTIONS) and node.name == name:
            return _variable(node)
    return "my_gen"


def _names_given(tree):
    """The names that the file itself gives to what its functions make: in `f = foo()`, `f` for `foo`."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            target, function = node.targets[0], node.value.func
            if len(node.targets) == 1 and isinstance(target, ast.Name) and isinstance(function, ast.Name):
                names.setdefault(function.id, target.id)
    return names


def _target(node, names):
    described = {
        "name": node.name,
        "kind": _kind(node),
        "line": node.lineno,
        "parameters": _parameters(node.args),
        "variable": names.get(node.name) or _variable(node),
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
