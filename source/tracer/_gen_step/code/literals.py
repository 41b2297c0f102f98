"""What a literal in a syntax tree stands for, and whether two expressions are the same.

`ast.literal_eval` and `ast.dump` do that by functions that refer to themselves. Each call leaves one for the garbage
collector, and a program sees how much that finds (`gc.collect()`).
"""

from ast import AST, USub


def literal(node):
    """The value of a literal. Raises ValueError where it is none."""
    kind = type(node).__name__
    if kind == "Constant" or kind == "NameConstant":
        return node.value
    # Up to 3.7.
    if kind == "Num":
        return node.n
    if kind == "Str" or kind == "Bytes":
        return node.s
    if kind == "Tuple":
        return tuple([literal(each) for each in node.elts])
    if kind == "List":
        return [literal(each) for each in node.elts]
    try:
        if kind == "Set":
            return {literal(each) for each in node.elts}
        if kind == "Dict":
            return {literal(key): literal(value) for key, value in zip(node.keys, node.values)}
    except TypeError:
        raise ValueError("It raises an exception.")
    if kind == "UnaryOp" and type(node.op).__name__ in ("UAdd", "USub"):
        value = _number(node.operand)
        return -value if isinstance(node.op, USub) else value
    if kind == "BinOp" and type(node.op).__name__ in ("Add", "Sub"):
        real, imaginary = literal(node.left), _number(node.right)
        if (type(real) is int or type(real) is float) and type(imaginary) is complex:
            return real + imaginary if type(node.op).__name__ == "Add" else real - imaginary
    raise ValueError("It is no literal.")


def _number(node):
    value = literal(node)
    if type(value) is int or type(value) is float or type(value) is complex:
        return value
    raise ValueError("It is no number.")


def is_same(one, other):
    """Whether two trees are of the same expression; a target is the same as that expression anywhere else."""
    if type(one) is not type(other):
        return False
    if isinstance(one, AST):
        return all(
            [is_same(getattr(one, name, None), getattr(other, name, None)) for name in one._fields if name != "ctx"]
        )
    if type(one) is list:
        return len(one) == len(other) and all([is_same(*pair) for pair in zip(one, other)])
    return repr(one) == repr(other)
