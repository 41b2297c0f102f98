"""Functions of the standard library, written in Python, that ask an iterable once before all else. None of their code
is shown: what comes of such a question is concluded where it is put to a finished generator.
"""

from types import FunctionType, MethodType

from ..foreign import code_of_function, dict_get, function_of_method, module_dict, mro_of, own_of_type
from ..kinds import name_of_type

_OF_ONE = (
    "mean fmean geometric_mean harmonic_mean median median_low median_high median_grouped mode multimode quantiles"
    " pstdev pvariance stdev variance"
)
# By the name of a function: its module, the classes that have it (None: any), the place of the iterable among its
# arguments, and how many these are, with the object of a method.
_ASK_ONCE = {name: ("statistics", (), 0, 1) for name in _OF_ONE.split()}
_ASK_ONCE.update(
    nlargest=("heapq", (), 1, 2),
    nsmallest=("heapq", (), 1, 2),
    update=("collections", ("Counter",), 1, 2),
    subtract=("collections", ("Counter",), 1, 2),
    __init__=("collections", ("Counter",), 1, 2),
    # A class that `namedtuple` makes has one of its own.
    _make=("collections", None, 1, 2),
)


def code_of(function):
    """The code of a callable that is one of these, or has its name and stands in its place; else None."""
    kind = type(function)
    if kind is type:
        function = _init(function)
    elif kind is MethodType:
        function = function_of_method(function)
    code = _code(function)
    found = _ASK_ONCE.get(code.co_name) if code is not None and type(code.co_name) is str else None
    return code if found is not None and _is_of(code, *found[:2]) else None


def iterable_of(function, passed, keywords):
    """What one of these asks, where it was given the arguments `passed`, or None. `keywords`: the names of the last of
    them.
    """
    module, classes, place, needed = _ASK_ONCE[code_of(function).co_name]
    if keywords:
        if not classes:
            return None
        passed = passed[: len(passed) - len(keywords)]  # To a Counter they are what it counts, too, but later.
    if type(function) is not FunctionType:  # The object of a method, or one that is made, is not among them.
        place, needed = place - 1, needed - 1
    if len(passed) != needed or module == "heapq" and not _is_count(passed[0]):
        return None
    return passed[place]


def name_of(code):
    """The name of the class whose `__init__` such code is; None for any other."""
    if type(code.co_name) is not str or code.co_name != "__init__":
        return None
    module, classes, _, _ = _ASK_ONCE["__init__"]
    return next((name for name in classes if code is _code(_attribute(module, name, "__init__"))), None)


def _is_count(value):
    return type(value) is int and value > 0


def _init(kind):
    """What a class calls with the arguments for a new object."""
    if name_of_type(kind) not in _ASK_ONCE["__init__"][1]:
        return None
    return next((own_of_type(base)["__init__"] for base in mro_of(kind) if "__init__" in own_of_type(base)), None)


def _is_of(code, module, classes):
    if classes is None:
        return code.co_filename == dict_get(module_dict(module), "__file__")
    if not classes:
        return code is _code(dict_get(module_dict(module), code.co_name))
    return any(code is _code(_attribute(module, name, code.co_name)) for name in classes)


def _attribute(module, kind, name):
    kind = dict_get(module_dict(module), kind)
    return own_of_type(kind).get(name) if type(kind) is type else None


def _code(function):
    return code_of_function(function) if type(function) is FunctionType else None
