"""Rewrites a program so that it reports, within its own frames, what its generators do.

`rewrite(source, filename)` gives the tree of a program that calls the functions of `reports.py` (names that begin with
`_oracle_`) around its own expressions. Arguments are evaluated from left to right, so a pair of calls around an
expression tells when it begins and when it is over. No frame is added, but that of a generator expression becomes the
frame of a function written out.
"""
import ast
import sys

# C functions that ask an iterator for its values, and the first argument that is an iterable.
CONSUMERS = {
    'list': 0, 'tuple': 0, 'set': 0, 'frozenset': 0, 'sum': 0, 'sorted': 0, 'min': 0, 'max': 0, 'any': 0, 'all': 0,
    'enumerate': 0, 'zip': 0, 'map': 1, 'filter': 1, 'dict': 0, 'chain': 0, 'islice': 0, 'takewhile': 1, 'reduce': 1,
    'deque': 0, 'cycle': 0, 'accumulate': 0,
}
# Methods that do so with their first argument.
CONSUMING_METHODS = frozenset(['fromkeys', 'extend', 'join', 'update', 'from_iterable'])
# Those that give an iterator; nobody has asked for a value when they return.
LAZY = frozenset(['enumerate', 'zip', 'map', 'filter', 'chain', 'islice', 'takewhile', 'cycle', 'accumulate', 'from_iterable'])
# Calls that make no generator.
PLAIN = frozenset(['print', 'len', 'str', 'int', 'repr', 'range', 'isinstance', 'type', 'hasattr', 'float', 'bool', 'abs'])
RESUMING = frozenset(['send', 'throw', 'close', '__next__'])
RESUMING_LATER = frozenset(['asend', 'athrow', 'aclose', '__anext__'])


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


class Scope(object):
    """What is known of the function whose body is rewritten."""

    def __init__(self, kind):
        self.kind = kind
        # How many handlers of exceptions stand around the current statement.
        self.depth = 0
        # The current statement is in a `finally`, which is compiled twice.
        self.twice = 0
        # The functions that generator expressions became.
        self.written_out = []


QUIET = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def tells_of_exceptions(statements):
    """The frame reports an exception before the loops around the statement let go of their iterators."""
    handler = ast.ExceptHandler(name('BaseException'), None, [statement('raised'), ast.Raise(None, None)])
    return ast.Try(statements, [handler], [], [])


def own_nodes(body):
    """All nodes of a function's body, without those of functions in it."""
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            waiting.extend(node.decorator_list)
        elif not isinstance(node, (ast.Lambda, ast.ClassDef)):
            waiting.extend(ast.iter_child_nodes(node))


def orders_of(code):
    """The variables of each function in a program, in the order in which CPython lets go of them, by name and line."""
    orders = {}
    waiting = [code]
    while waiting:
        one = waiting.pop()
        orders[one.co_name, one.co_firstlineno] = one.co_varnames
        waiting.extend(inner for inner in one.co_consts if isinstance(inner, type(code)))
    return orders


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
    return isinstance(node, (ast.Yield, ast.YieldFrom, ast.Await))


class Rewriter(ast.NodeTransformer):
    def __init__(self, source, orders):
        self.lines = source.split('\n')
        self.orders = orders
        self.scope = Scope('module')
        self.count = 0
        # What becomes of the value of the `yield` that is visited next.
        self.fate = 'use'
        # Within a comprehension or a lambda, whose names a function before it cannot see.
        self.inside = 0

    def site(self):
        self.count += 1
        return self.count

    # Functions.

    def visit_Module(self, node):
        node.body = self.body_of(node.body, 'module', '<module>')
        return node

    def visit_FunctionDef(self, node):
        lines = [node.lineno] + [decorator.lineno for decorator in node.decorator_list]
        variables = next((self.orders[node.name, line] for line in lines if (node.name, line) in self.orders), ())
        node.decorator_list = [self.visit(decorator) for decorator in node.decorator_list]
        node.args = self.generic_visit(node.args)
        outer, self.scope = self.scope, Scope(kind_of(node))
        inside, self.inside = self.inside, 0
        node.body = self.body_of(node.body, self.scope.kind, node.name, list(variables))
        self.scope = outer
        self.inside = inside
        return node

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node):
        outer, self.scope = self.scope, Scope('class')
        node.body = [statement('start', 'class', node.name)] + self.block(node.body)
        if self.scope.written_out:
            raise Unsupported('a generator expression in a class body')
        self.scope = outer
        return node

    def visit_Lambda(self, node):
        if any(suspends(inner) for inner in ast.walk(node)):
            raise Unsupported('a lambda that suspends')
        self.inside += 1
        body = self.visit(node.body)
        self.inside -= 1
        # `start` gives None, so the value is the body's, and nothing lies on the stack meanwhile.
        node.body = ast.BoolOp(ast.Or(), [report('start', 'function', '<lambda>'), body])
        return node

    def body_of(self, body, kind, frame, variables=()):
        head = []
        if body and is_text(body[0]):
            head, body = body[:1], body[1:]
        first = [statement('start', kind, frame)]
        if kind in ('generator', 'coroutine', 'async generator'):
            first += self.last_variable(variables)
        elif kind == 'function' and variables:
            first += self.order_of(variables)
        body = self.block(body)
        written_out = self.scope.written_out
        self.scope.written_out = []
        if kind != 'module':
            body = body + [statement('returns', none())]
        leaves = ast.ExceptHandler(name('BaseException'), None, [statement('leaves'), ast.Raise(None, None)])
        guarded = ast.Try(written_out + body, [leaves], [], [statement('ends')])
        return head + first + [guarded]

    def last_variable(self, names):
        """Variables lie in the order of their first use in the code. CPython lets go of the first one first, and from
        3.14 on of the last one (_PyFrame_ClearLocals): this one goes after all others but, on 3.14, the arguments.
        """
        holder = '_oracle_held_%d' % self.site()
        order = [holder] + names if sys.version_info >= (3, 14) else names + [holder]
        return self.order_of(order) + [ast.Assign([ast.Name(holder, ast.Store())], report('held'))]

    def order_of(self, names):
        targets = [ast.Name(identifier, ast.Store()) for identifier in names]
        return [ast.If(name('_oracle_never'), [ast.Assign([target], none()) for target in targets], [])]

    # Statements.

    def block(self, statements):
        result = []
        for inner in statements:
            visited = self.visit(inner)
            visited = visited if isinstance(visited, list) else [visited]
            if any(isinstance(part, (ast.Call, ast.For, ast.AsyncFor, ast.Yield)) for one in visited for part in ast.walk(one)):
                if not isinstance(inner, QUIET):
                    visited = [tells_of_exceptions(visited)]
            result.extend(visited)
        return result

    def visit_Return(self, node):
        value = none() if node.value is None else self.visit(node.value)
        return ast.Return(report('returns', value)) if self.scope.kind != 'async generator' else [
            statement('returns', none()), node]

    def visit_Expr(self, node):
        if suspends(node.value):
            self.fate = 'discard'
        node.value = self.visit(node.value)
        return node

    def visit_Assign(self, node):
        value = node.value
        targets = node.targets
        node.targets = [self.visit(target) for target in targets]
        if suspends(value):
            self.fate = 'assign' if all(is_simple_target(target) for target in targets) else 'late'
            text = ' = '.join(self.text(target) for target in targets)
            node.value = self.visit(value)
            return [node, statement('stored', text)]
        node.value = self.visit(value)
        if len(targets) == 1 and isinstance(targets[0], (ast.Tuple, ast.List)) and not isinstance(value, (ast.Tuple, ast.List)):
            node.value = report('asked', 'unpack', node.value)
            return [node, statement('done')]
        return node

    def visit_AnnAssign(self, node):
        node.target = self.visit(node.target)
        if node.value is None:
            return node
        waits = suspends(node.value)
        if waits:
            self.fate = 'assign' if is_simple_target(node.target) else 'late'
        node.value = self.visit(node.value)
        return [node, statement('stored', self.text(node.target))] if waits else node

    def visit_NamedExpr(self, node):
        waits = suspends(node.value)
        if waits:
            self.fate = 'assign'
        node.value = self.visit(node.value)
        return report('stored', node.target.id, node) if waits else node

    def text(self, node):
        """A target as it is written."""
        if isinstance(node, ast.Name):
            return node.id
        if isinstance(node, ast.Attribute):
            return '%s.%s' % (self.text(node.value), node.attr)
        return '?'

    def visit_For(self, node):
        node.iter = report('asked', 'for', self.visit(node.iter))
        node.target = self.visit(node.target)
        node.body = self.block(node.body)
        node.orelse = [statement('done')] + self.block(node.orelse)
        return node

    def visit_AsyncFor(self, node):
        if not isinstance(node.target, ast.Name):
            raise Unsupported('async for with a target that is no name')
        node.iter = report('async_asked', self.visit(node.iter))
        # What the variable held goes when the value is stored in it, behind the report that the value is there.
        holder, target = '_oracle_item_%d' % self.site(), node.target.id
        node.target = ast.Name(holder, ast.Store())
        stores = [
            ast.Assign([ast.Name(target, ast.Store())], name(holder)),
            ast.Assign([ast.Name(holder, ast.Store())], none()),
            statement('stored', target),
        ]
        node.body = [statement('looped', name(holder))] + stores + self.block(node.body)
        node.orelse = [statement('exhausted')] + self.block(node.orelse)
        return node

    def visit_AsyncWith(self, node):
        raise Unsupported('async with')

    def visit_Try(self, node):
        scope = self.scope
        scope.depth += 1
        node.body = self.block(node.body)
        if not node.finalbody:
            scope.depth -= 1
        node.orelse = self.block(node.orelse)
        if not node.finalbody:
            scope.depth += 1
        for handler in node.handlers:
            handler.body = [statement('catch')] + self.block(handler.body)
        scope.depth -= 1
        if node.finalbody:
            scope.twice += 1
            node.finalbody = [statement('finally')] + self.block(node.finalbody)
            scope.twice -= 1
        return node

    def visit_With(self, node):
        site = self.site()
        scope = self.scope
        for item in node.items:
            item.context_expr = report('manager', self.visit(item.context_expr))
        scope.depth += 1
        body = self.block(node.body) + [statement('body_over', site)]
        scope.depth -= 1
        leaves = ast.ExceptHandler(name('BaseException'), None, [statement('body_leaves', site), ast.Raise(None, None)])
        node.body = [statement('body', site), ast.Try(body, [leaves], [], [])]
        return [node, statement('with_over', site)]

    # Expressions.

    def take_fate(self):
        fate, self.fate = self.fate, 'use'
        return fate

    def generic_visit(self, node):
        if isinstance(node, ast.expr):
            self.fate = 'use'
        return super(Rewriter, self).generic_visit(node)

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
            if function.id == 'next' and not node.keywords and not any(isinstance(a, ast.Starred) for a in node.args):
                return self.next_call(node)
            if function.id in CONSUMERS:
                return self.consumer(node, function.id, CONSUMERS[function.id])
            plain = function.id in PLAIN
            node = self.plain_call(node)
            return node if plain else report('made', node)
        if isinstance(function, ast.Attribute):
            method = function.attr
            if method in RESUMING:
                return self.method_call(node, method)
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
            # All arguments are evaluated before the first is unpacked: so unpack it in a display of its own.
            for argument in node.args:
                if isinstance(argument, ast.Starred):
                    argument.value = report('done', ast.List([ast.Starred(argument.value, ast.Load())], ast.Load()))
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
            arguments[-1] = report('call_with', arguments[-1], site, method)
        return report('back', ast.Call(ast.Attribute(receiver, method, ast.Load()), arguments, []))

    def later_call(self, node, method):
        site = self.site()
        receiver = report('agen_receiver', self.visit(node.func.value), site)
        arguments = [self.visit(argument) for argument in node.args]
        if arguments:
            arguments[-1] = report('agen_argument', arguments[-1], site)
        call = ast.Call(ast.Attribute(receiver, method, ast.Load()), arguments, [])
        return report('awaitable', call, site, method)

    def consumer(self, node, function, first):
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

    def comprehension(self, node):
        self.fate = 'use'
        if any(generator.is_async for generator in node.generators) or any(suspends(inner) for inner in ast.walk(node)):
            raise Unsupported('a comprehension that suspends')
        for index, generator in enumerate(node.generators):
            # The first iterable is evaluated by the frame around it.
            self.inside += index > 0
            generator.iter = report('asked' if index else 'asked_first', 'comprehension', self.visit(generator.iter))
            self.inside -= index > 0
        self.inside += 1
        for generator in node.generators:
            generator.ifs = [self.visit(condition) for condition in generator.ifs]
        for field in ('elt', 'key', 'value'):
            if hasattr(node, field):
                setattr(node, field, self.visit(getattr(node, field)))
        self.inside -= 1
        return report('done', node)

    visit_ListComp = visit_SetComp = visit_DictComp = comprehension

    def visit_GeneratorExp(self, node):
        self.fate = 'use'
        if self.inside:
            raise Unsupported('a generator expression within a comprehension or a lambda')
        if any(suspends(inner) for inner in ast.walk(node)) or any(g.is_async for g in node.generators):
            raise Unsupported('a generator expression that suspends')
        first = self.visit(node.generators[0].iter)
        body = [ast.Expr(ast.Yield(node.elt))]
        for index, generator in reversed(list(enumerate(node.generators))):
            for condition in reversed(generator.ifs):
                body = [ast.If(condition, body, [])]
            source = generator.iter if index else name('_oracle_0')
            body = [ast.For(generator.target, source, body, [])]
        identifier = '_oracle_genexpr_%d' % self.site()
        outer, self.scope = self.scope, Scope('generator')
        targets = [one.id for part in node.generators for one in ast.walk(part.target) if isinstance(one, ast.Name)]
        body = self.body_of(body, 'generator', '<genexpr>', targets)
        self.scope = outer
        arguments = ast.parse('def f(_oracle_0): pass').body[0].args
        written_out = ast.parse('def f(): pass').body[0]
        written_out.name, written_out.args, written_out.body = identifier, arguments, body
        outer.written_out.append(written_out)
        return report('made', ast.Call(name(identifier), [report('iterator', first)], []))


def none():
    return ast.Constant(None) if sys.version_info >= (3, 8) else ast.NameConstant(None)


def rewrite(source, filename):
    tree = ast.parse(source, filename)
    tree = Rewriter(source, orders_of(compile(source, filename, 'exec'))).visit(tree)
    return ast.fix_missing_locations(tree)
