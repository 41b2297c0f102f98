"""What of a file can be driven by hand: its generator and coroutine functions. Found in the syntax tree; runs
nothing.
"""

import ast

from .walk import walk

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_HIDING = frozenset(["contextmanager", "asynccontextmanager", "property", "cached_property", "fixture"])
_SCOPES = _FUNCTIONS + (ast.Lambda, ast.ClassDef)


def find(tree):
    """The functions of the module and of its classes, in the order of the file, each as the protocol's `Target`."""
    names = _names_given(tree)
    found = []
    for node in tree.body:
        if _is_drivable(node):
            found.append(_target(node, names))
        elif isinstance(node, ast.ClassDef):
            # `Tree.walk(Tree(1))`: the class has the function, and the person gives its `self`.
            methods = [inner for inner in node.body if _is_drivable(inner)]
            found.extend(_target(method, names, node.name) for method in methods)
    return found


def variable_for(name, tree):
    """The name that a client gives to the generator that the function `name` makes."""
    given = _names_given(tree).get(name)
    if given is not None:
        return given
    for node in walk(tree):
        if isinstance(node, _FUNCTIONS) and node.name == name:
            return _variable(node)
    return "my_gen"


def _names_given(tree):
    """The names that the file itself gives to what its functions make: in `f = foo()`, `f` for `foo`."""
    names = {}
    for node in walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            target, function = node.targets[0], node.value.func
            if len(node.targets) == 1 and isinstance(target, ast.Name) and isinstance(function, ast.Name):
                names.setdefault(function.id, target.id)
    return names


def _is_drivable(node):
    """Whether calling it gives a generator or the like; some decorators make something else of that."""
    if not isinstance(node, _FUNCTIONS) or _kind(node) == "function":
        return False
    return not any(_last_name(decorator) in _HIDING for decorator in node.decorator_list)


def _last_name(decorator):
    function = decorator.func if isinstance(decorator, ast.Call) else decorator
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", None)


def _target(node, names, owner=None):
    parameters = _parameters(node.args)
    if owner is not None and "classmethod" in [_last_name(decorator) for decorator in node.decorator_list]:
        del parameters[:1]
    described = {
        "name": node.name if owner is None else "%s.%s" % (owner, node.name),
        "kind": _kind(node),
        "line": node.lineno,
        "parameters": parameters,
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
