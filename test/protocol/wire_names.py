"""Prints, as JSON, the names on the wire that the tracer's source has: of events and requests, and of their fields.

Usage: wire_names.py FOLDER
"""

import ast
import json
import os
import re
import sys

KEY = re.compile(r'"(\w+)":')
EVENT = re.compile(r'^\{"event":"(\w+)"')
# Methods whose first argument is the name of an event.
TELLING = {"tell", "put", "observe", "describe", "mention", "message", "_tell", "_tell_alone"}
# Those of them that take no credit for it.
FREE = {"tell", "describe"}


def constant(node):
    """The text of a node that is a text, else None."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def keys_of(node):
    """The names of fields that a dict, or a call of `dict`, has in the source."""
    if isinstance(node, ast.Dict):
        return [constant(key) for key in node.keys if constant(key)]
    if isinstance(node, ast.Call):
        return [keyword.arg for keyword in node.keywords if keyword.arg]
    return []


class Names(ast.NodeVisitor):
    def __init__(self):
        self.events = {}  # What is sent of each event, as far as it stands where that is told.
        self.free = set()  # Those that take no credit.
        self.written = set()  # Names of fields that are written as JSON.
        self.words = set()  # All that can be the name of a field.
        self.requests = {}

    def visit_Expr(self, node):
        if constant(node.value) is None:  # Else it is a docstring.
            self.generic_visit(node)

    def visit_Constant(self, node):
        text = constant(node)
        if text is None:
            return
        found = KEY.findall(text)
        self.written.update(found)
        self.words.update(found)
        event = EVENT.match(text)
        if event:
            self.events.setdefault(event.group(1), set()).update(found)

    def visit_Dict(self, node):
        self.words.update(keys_of(node))
        self.generic_visit(node)

    def visit_Subscript(self, node):
        name = constant(node.slice)
        if name:
            self.words.add(name)
            self._taken(node.value, name, True)
        self.generic_visit(node)

    def visit_Compare(self, node):
        """`request["op"] == "quit"`."""
        left = node.left
        if isinstance(left, ast.Subscript) and constant(left.slice) == "op" and constant(node.comparators[0]):
            self.requests.setdefault(constant(node.comparators[0]), {})
        self.generic_visit(node)

    def visit_Call(self, node):
        name = getattr(node.func, "attr", getattr(node.func, "id", None))
        self.words.update(keys_of(node))
        first = constant(node.args[0]) if node.args else None
        if name in TELLING and first:
            fields = self.events.setdefault(first, set())
            if name in FREE:
                self.free.add(first)
            fields.update(keys_of(node) if name != "_tell" else [])
            for argument in node.args[1:]:
                fields.update(keys_of(argument) if name == "message" else [])
        if name == "_put" and len(node.args) > 1 and constant(node.args[1]):
            self.words.add(constant(node.args[1]))
        if name == "get" and first:
            self._taken(node.func.value, first, False)
        self.generic_visit(node)

    def visit_FunctionDef(self, node):
        if node.name.startswith("_on_"):
            self._request(node.name[4:], node)
        self.generic_visit(node)

    def visit_ClassDef(self, node):
        if node.name == "Questions":
            for method in node.body:
                if isinstance(method, ast.FunctionDef) and not method.name.startswith("_"):
                    self._request(method.name, method)
        self.generic_visit(node)

    def _request(self, op, function):
        """The parameters of the method that answers a request are its fields."""
        names = [argument.arg for argument in function.args.args[1:]]
        needed = len(names) - len(function.args.defaults)
        self.requests[op] = {name: index < needed for index, name in enumerate(names)}

    def _taken(self, node, name, is_needed):
        """A field that is taken out of a request of credit, which no method answers."""
        if isinstance(node, ast.Name) and node.id == "request" and name != "op":
            self.requests.setdefault("credit", {})[name] = is_needed


def main(folder):
    names = Names()
    for place, _, files in os.walk(folder):
        for file in files:
            if file.endswith(".py"):
                with open(os.path.join(place, file), encoding="utf-8") as source:
                    names.visit(ast.parse(source.read()))
    print(
        json.dumps(
            {
                "events": {event: sorted(fields - {"event"}) for event, fields in names.events.items()},
                "free": sorted(names.free),
                "written": sorted(names.written),
                "words": sorted(names.words),
                "requests": names.requests,
            }
        )
    )


main(sys.argv[1])
