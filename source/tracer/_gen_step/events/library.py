"""Functions of the standard library, written in Python, that ask an iterable once before all else. None of their code
is shown: what comes of such a question is concluded where it is put to a finished generator.
"""

from types import FunctionType, MethodType

from ..foreign import code_of_function, dict_get, function_of_method, module_dict, own_of_type
from ..kinds import has_plain_names, name_of_type

_OF_STATISTICS = (
    "mean fmean geometric_mean harmonic_mean median median_low median_high median_grouped mode multimode quantiles"
    " pstdev pvariance stdev variance"
)
# By the name of a function: its module, the classes that have it (None: any), the place of the iterable among its
# arguments, and how many these are, with the object of a method.
_ASK_ONCE = {name: ("statistics", (), 0, 1) for name in _OF_STATISTICS.split()}
_ASK_ONCE.update(
    nlargest=("heapq", (), 1, 2),
    nsmallest=("heapq", (), 1, 2),
    update=("collections", ("Counter",), 1, 2),
    subtract=("collections", ("Counter",), 1, 2),
    __init__=("collections", ("Counter",), 1, 2),
    # A class that `namedtuple` makes has one of its own.
    _make=("collections", None, 1, 2),
)


def known(function):
    """`(code, what is known of it)` of a callable that is one of these, or has the name of one and stands in its place;
    else None.
    """
    kind = type(function)
    if kind is FunctionType:
        code = code_of_function(function)
    elif kind is MethodType:
        code = _code(function_of_method(function))
    elif kind is type and name_of_type(function) == "Counter":
        code = _code(own_of_type(function).get("__init__"))
    else:
        return None
    if code is None or not has_plain_names(code):
        return None
    found = _ASK_ONCE.get(code.co_name)
    if found is None or kind is not FunctionType and found[1] == ():
        return None
    return (code, found) if _is_of(code, *found[:2]) else None


def iterable_of(function, found, passed, keywords):
    """What one of these asks, where it was given the arguments `passed`, or None. `found`: what is known of it;
    `keywords`: the names of the last of the arguments.
    """
    module, classes, place, needed = found
    if keywords:
        if not classes:
            return None
        passed = passed[: len(passed) - len(keywords)]  # To a Counter they are what it counts, too, but later.
    if type(function) is not FunctionType:  # The object of a method, or one that is made, is not among them.
        place, needed = place - 1, needed - 1
    if len(passed) != needed or module == "heapq" and not _is_count(passed[0]):
        return None
    return passed[place]


def class_made_by(code):
    """The name of the class whose `__init__` such code is; None for any other."""
    if not has_plain_names(code) or code.co_name != "__init__":
        return None
    return "Counter" if code is _code(_attribute("collections", "Counter", "__init__")) else None


def _is_count(value):
    return type(value) is int and value > 0


def _is_of(code, module, classes):
    if classes is None:
        path = dict_get(module_dict(module), "__file__")
        return type(path) is str and code.co_filename == path
    if not classes:
        return code is _code(dict_get(module_dict(module), code.co_name))
    return any(code is _code(_attribute(module, name, code.co_name)) for name in classes)


def _attribute(module, class_name, name):
    kind = dict_get(module_dict(module), class_name)
    return own_of_type(kind).get(name) if type(kind) is type else None


def _code(function):
    return code_of_function(function) if type(function) is FunctionType else None
