"""Calls and other expressions of a program that is rewritten."""
import ast
import sys

from nodes import name, none, report, suspends

# C functions that ask an iterator for its values, and the first argument that is an iterable.
CONSUMERS = {
    'list': 0, 'tuple': 0, 'set': 0, 'frozenset': 0, 'sum': 0, 'sorted': 0, 'min': 0, 'max': 0, 'any': 0, 'all': 0,
    'enumerate': 0, 'zip': 0, 'map': 1, 'filter': 1, 'dict': 0, 'chain': 0, 'islice': 0, 'takewhile': 1, 'reduce': 1,
    'deque': 0, 'cycle': 0, 'accumulate': 0, 'tee': 0, 'groupby': 0, 'zip_longest': 0, 'compress': 0, 'starmap': 1,
    'dropwhile': 1, 'filterfalse': 1, 'bytes': 0, 'permutations': 0, 'combinations': 0, 'combinations_with_replacement': 0,
    'OrderedDict': 0, 'array': 1, 'indexOf': 0, 'countOf': 0, 'contains': 0, 'product': 0,
    'fsum': 0, 'prod': 0,
}
# Modules of which a program may take them by their full name.
MODULES = frozenset(['itertools', 'functools', 'collections', 'builtins', 'operator', 'array', 'math'])
# Methods that do so with their first argument.
CONSUMING_METHODS = frozenset([
    'fromkeys', 'extend', 'extendleft', 'join', 'update', 'union', 'difference', 'intersection', 'symmetric_difference',
    'difference_update', 'intersection_update', 'symmetric_difference_update', 'isdisjoint', 'issubset', 'issuperset',
    'from_iterable', 'writerow', 'writerows', 'writelines',
])
# Those that give an iterator; nobody has asked for a value when they return.
LAZY = frozenset(['enumerate', 'zip', 'map', 'filter', 'chain', 'islice', 'takewhile', 'cycle', 'accumulate', 'from_iterable',
                  'tee', 'groupby', 'zip_longest', 'compress', 'starmap', 'dropwhile', 'filterfalse'])
# Calls that make no generator.
PLAIN = frozenset(['print', 'len', 'str', 'int', 'repr', 'range', 'isinstance', 'type', 'hasattr', 'float', 'bool', 'abs'])
RESUMING = frozenset(['send', 'throw', 'close', '__next__'])
# How many arguments CPython takes, which it counts before it asks the generator.
TAKEN = {'next': (1, 2), 'send': (1, 1), 'throw': (1, 3), 'close': (0, 0), '__next__': (0, 0)}
RESUMING_LATER = frozenset(['asend', 'athrow', 'aclose', '__anext__'])


class Expressions(object):
    """Methods of `Rewriter` for the expressions of a function."""

    def take_fate(self):
        fate, self.fate = self.fate, 'use'
        return fate

    def visit_NamedExpr(self, node):
        waits = suspends(node.value)
        if waits:
            self.fate = 'assign'
        node.value = self.visit(node.value)
        return report('stored', node.target.id, node) if waits else node

    def generic_visit(self, node):
        if isinstance(node, ast.expr):
            self.fate = 'use'
        return super(Expressions, self).generic_visit(node)

    def visit_Yield(self, node):
        fate = self.take_fate()
        value = none() if node.value is None else self.visit(node.value)
        scope = self.scope
        depth = 2 if scope.depth else 1 if scope.twice else 0
        return report('got_' + fate, ast.Yield(report('gives', value, depth)))

    def visit_YieldFrom(self, node):
        fate = self.take_fate()
        return report('caught_' + fate, ast.YieldFrom(report('delegates', self.visit(node.value))))

    def visit_Await(self, node):
        fate = self.take_fate()
        return report('caught_' + fate, ast.Await(report('awaits', self.visit(node.value))))

    def visit_Call(self, node):
        self.fate = 'use'
        function = node.func
        if isinstance(function, ast.Name):
            if function.id == 'next' and is_taken(node, 'next'):
                return self.next_call(node)
            if function.id in CONSUMERS:
                return self.consumer(node, function.id, CONSUMERS[function.id])
            if function.id == 'closing':
                return report('closing', self.plain_call(node))
            plain = function.id in PLAIN
            node = self.plain_call(node)
            return node if plain else report('made', node)
        if isinstance(function, ast.Attribute):
            method = function.attr
            module = function.value.id if isinstance(function.value, ast.Name) else None
            if module in MODULES and method in CONSUMERS:
                return self.consumer(node, method, CONSUMERS[method])
            if module == 'contextlib' and method == 'closing':
                return report('closing', self.plain_call(node))
            if method in RESUMING and is_taken(node, method):
                return self.method_call(node, method)
            if method in RESUMING and len(node.args) == 1 and is_starred(node):
                return self.starred_call(node, method)
            if method in RESUMING_LATER:
                return self.later_call(node, method)
            if method in CONSUMING_METHODS:
                function.value = self.visit(function.value)
                return self.consumer(node, method, 0)
        return report('made', self.plain_call(node))

    def plain_call(self, node):
        stars = any(isinstance(argument, ast.Starred) for argument in node.args)
        node.func = self.visit(node.func)
        node.args = [self.visit(argument) for argument in node.args]
        if stars and sys.version_info < (3, 9):
            # All arguments are evaluated before the first is unpacked, as those of a display are.
            node.args = [ast.Starred(report('done', ast.List(node.args, ast.Load())), ast.Load())]
        for keyword in node.keywords:
            keyword.value = self.visit(keyword.value)
        if stars:
            # The values are there before the function is called.
            node.args.append(ast.Starred(report('unpacked'), ast.Load()))
        return node

    def next_call(self, node):
        site = self.site()
        arguments = [self.visit(argument) for argument in node.args]
        if len(arguments) == 1:
            arguments = [report('call', arguments[0], 'next')]
        elif len(arguments) == 2:
            arguments = [report('receiver', arguments[0], site), report('call_with', arguments[1], site, 'next default')]
        return report('back', ast.Call(node.func, arguments, []))

    def method_call(self, node, method):
        site = self.site()
        receiver = self.visit(node.func.value)
        arguments = [self.visit(argument) for argument in node.args]
        if not arguments:
            receiver = report('call', receiver, method)
        else:
            receiver = report('receiver', receiver, site)
            if method == 'throw':
                arguments[:-1] = [report('part', argument, site) for argument in arguments[:-1]]
            arguments[-1] = report('call_with', arguments[-1], site, method)
        return report('back', ast.Call(ast.Attribute(receiver, method, ast.Load()), arguments, []))

    def starred_call(self, node, method):
        """`g.send(*values)`: it is called when the values are there."""
        site = self.site()
        receiver = report('receiver', self.visit(node.func.value), site)
        values = ast.Tuple([self.visit(node.args[0])], ast.Load())
        arguments = [ast.Starred(report('call_with_each', values, site, method), ast.Load())]
        return report('back', ast.Call(ast.Attribute(receiver, method, ast.Load()), arguments, []))

    def later_call(self, node, method):
        site = self.site()
        receiver = report('agen_receiver', self.visit(node.func.value), site)
        arguments = [self.visit(argument) for argument in node.args]
        if arguments:
            arguments[:-1] = [report('part', argument, site) for argument in arguments[:-1]]
            arguments[-1] = report('agen_argument', arguments[-1], site, method)
        call = ast.Call(ast.Attribute(receiver, method, ast.Load()), arguments, [])
        return report('awaitable', call, site, method)

    def consumer(self, node, function, first):
        if function == 'from_iterable' and isinstance(node.args[0], (ast.List, ast.Tuple)):
            # It asks each element of a display as `chain` asks its arguments.
            shown = node.args[0]
            shown.elts = [report('asked', 'chain', self.visit(element)) for element in shown.elts]
            return report('made', node)
        node.args = [
            report('asked', function, self.visit(argument)) if index >= first and not isinstance(argument, ast.Starred)
            else self.visit(argument)
            for index, argument in enumerate(node.args)
        ]
        for keyword in node.keywords:
            keyword.value = self.visit(keyword.value)
        return report('made' if function in LAZY else 'done', node)

    def visit_Starred(self, node):
        self.fate = 'use'
        node.value = self.visit(node.value)
        if isinstance(node.ctx, ast.Load):
            node.value = report('asked', 'star', node.value)
        return node

    def display(self, node):
        stars = isinstance(node.ctx, ast.Load) and any(isinstance(element, ast.Starred) for element in node.elts)
        node = self.generic_visit(node)
        return report('done', node) if stars else node

    visit_Tuple = visit_List = display

    def visit_Compare(self, node):
        node = self.generic_visit(node)
        if not any(isinstance(operator, (ast.In, ast.NotIn)) for operator in node.ops):
            return node
        node.comparators = [
            report('asked', 'in', value) if isinstance(operator, (ast.In, ast.NotIn)) else value
            for operator, value in zip(node.ops, node.comparators)
        ]
        return report('done', node)


def is_starred(node):
    return any(isinstance(argument, ast.Starred) for argument in node.args)


def is_taken(node, method):
    """Whether CPython takes a call with these arguments, of which there are as many as stand there."""
    fewest, most = TAKEN[method]
    return not node.keywords and not is_starred(node) and fewest <= len(node.args) <= most
