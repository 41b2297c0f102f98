"""Reads a program and prints, as a JSON list, smaller programs: one statement or one expression less in each.

The text is cut, not written anew from the tree, so that what stands on one line stays there.
"""
import ast
import json
import sys

COMPOUND = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.AsyncFor, ast.AsyncWith)


def bodies(node):
    for field in ('body', 'orelse', 'finalbody', 'handlers', 'cases'):
        part = getattr(node, field, None)
        if isinstance(part, list):
            yield field, part


def first_line(node):
    decorators = getattr(node, 'decorator_list', None)
    return decorators[0].lineno if decorators else node.lineno


def indent_of(line):
    return len(line) - len(line.lstrip())


class Program(object):
    def __init__(self, text):
        self.text = text
        self.lines = text.split('\n')
        self.tree = ast.parse(text)

    def without(self, first, last, instead=()):
        return '\n'.join(self.lines[:first - 1] + list(instead) + self.lines[last:])

    def is_whole(self, node):
        """It has its lines for itself."""
        before = self.lines[first_line(node) - 1][:getattr(node, 'col_offset', 0)]
        rest = self.lines[node.end_lineno - 1].encode()[node.end_col_offset:]
        return not before.strip(' @') and not rest.strip()

    def statements(self):
        for parent in ast.walk(self.tree):
            for field, part in bodies(parent):
                for index, node in enumerate(part):
                    if isinstance(node, (ast.stmt, ast.ExceptHandler)):
                        yield parent, field, part, index, node

    def removals(self):
        for parent, field, part, index, node in self.statements():
            if not self.is_whole(node) or isinstance(node, ast.Pass) and len(part) == 1:
                continue
            first, last = first_line(node), node.end_lineno
            if isinstance(node, ast.ExceptHandler):
                if len(part) > 1 or parent.finalbody:
                    yield last - first + 1, self.without(first, last)
                continue
            if len(part) > 1:
                yield last - first + 1, self.without(first, last)
            elif field == 'body' or isinstance(parent, ast.ExceptHandler):
                yield last - first + 1, self.without(first, last, [' ' * node.col_offset + 'pass'])
            else:
                # The line of the `else:` or `finally:` goes, too.
                yield last - first + 2, self.without(first - 1, last)
        for parent, field, part, index, node in self.statements():
            if field in ('orelse', 'finalbody') and index == 0 and self.is_whole(node):
                last = part[-1].end_lineno
                if self.lines[first_line(node) - 2].strip() in ('else:', 'finally:'):
                    yield 0, self.without(first_line(node) - 1, last)

    def unwrappings(self):
        for parent, field, part, index, node in self.statements():
            if not isinstance(node, COMPOUND):
                continue
            for _, inner in bodies(node):
                if inner and isinstance(inner[0], ast.ExceptHandler):
                    inner = inner[0].body
                if not inner or not self.is_whole(inner[0]):
                    continue
                lines = self.lines[first_line(inner[0]) - 1:inner[-1].end_lineno]
                shift = indent_of(lines[0]) - node.col_offset
                yield 1, self.without(first_line(node), node.end_lineno, [line[shift:] for line in lines])

    def expressions(self):
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.expr) or node.lineno != node.end_lineno:
                continue
            inner = []
            if isinstance(node, ast.Call):
                inner = [ast.get_source_segment(self.text, argument) for argument in node.args]
            elif isinstance(node, (ast.Yield, ast.Await)) and node.value is not None:
                if not isinstance(node.value, ast.Constant):
                    inner = ['yield 0'] if isinstance(node, ast.Yield) else []
            elif isinstance(node, ast.GeneratorExp):
                inner = [ast.get_source_segment(self.text, node.generators[0].iter)]
            elif isinstance(node, (ast.Tuple, ast.List, ast.BinOp, ast.BoolOp)) and isinstance(getattr(node, 'ctx', None), (ast.Load, type(None))):
                inner = ['0']
            for text in inner:
                line = self.lines[node.lineno - 1].encode()
                new = line[:node.col_offset] + text.encode() + line[node.end_col_offset:]
                yield 0, self.without(node.lineno, node.lineno, [new.decode()])


def main():
    program = Program(sys.stdin.read())
    found = sorted(program.removals(), key=lambda pair: -pair[0]) + list(program.unwrappings()) + list(program.expressions())
    seen = {program.text}
    result = []
    for _, text in found:
        if text in seen:
            continue
        seen.add(text)
        try:
            compile(text, 'program.py', 'exec')
        except (SyntaxError, ValueError):
            continue
        result.append(text)
    print(json.dumps(result))


main()
