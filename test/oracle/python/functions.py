"""Functions, classes and lambdas of a program that is rewritten, and what becomes a function of its own."""
import ast
import sys

from nodes import (
    Unsupported, assign, function, is_text, kind_of, name, none, own_nodes, parameters, report, statement, suspends,
)


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


def first_of(arguments):
    """The first argument, or the tuple of all, as an expression in a list; an empty one where there is none."""
    ordered = getattr(arguments, 'posonlyargs', []) + arguments.args + [arguments.vararg]
    return [] if ordered[0] is None else [name(ordered[0].arg)]


class Functions(object):
    """Methods of `Rewriter` for what has a frame of its own."""

    def visit_Module(self, node):
        node.body = self.body_of(node.body, 'module', '<module>')
        return node

    def visit_FunctionDef(self, node):
        lines = [node.lineno] + [decorator.lineno for decorator in node.decorator_list]
        variables = next((self.orders[node.name, line] for line in lines if (node.name, line) in self.orders), ())
        node.decorator_list = [self.visit(decorator) for decorator in node.decorator_list]
        node.args = self.generic_visit(node.args)
        outer, self.scope = self.scope, Scope(kind_of(node))
        inside, self.inside = self.inside, []
        node.body = self.body_of(node.body, self.scope.kind, node.name, list(variables), first_of(node.args))
        self.scope = outer
        self.inside = inside
        return node

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node):
        node.decorator_list = [self.visit(decorator) for decorator in node.decorator_list]
        node.bases = [self.visit(base) for base in node.bases]
        for keyword in node.keywords:
            keyword.value = self.visit(keyword.value)
        outer, self.scope = self.scope, Scope('class')
        inside, self.inside = self.inside, []
        node.body = self.body_of(node.body, 'class', node.name)
        self.scope = outer
        self.inside = inside
        return node

    def visit_Lambda(self, node):
        arguments = node.args
        arguments.defaults = [self.visit(default) for default in arguments.defaults]
        arguments.kw_defaults = [default and self.visit(default) for default in arguments.kw_defaults]
        names = [argument.arg for argument in ast.walk(arguments) if isinstance(argument, ast.arg)]
        if any(suspends(inner) for inner in own_nodes([node.body])):
            if arguments.defaults:
                raise Unsupported('a lambda that suspends and has defaults')
            return self.written_out(arguments, [ast.Return(node.body)], 'generator', '<lambda>', names)
        if not arguments.defaults and not any(arguments.kw_defaults) and not self.inside:
            return self.written_out(arguments, [ast.Return(node.body)], 'function', '<lambda>', names)
        self.inside.append(names)
        body = self.visit(node.body)
        self.inside.pop()
        # `start` gives None, so the value is the body's.
        node.body = ast.BoolOp(ast.Or(), [report('start', 'function', '<lambda>', *first_of(arguments)), report('gives_back', body)])
        return node

    def written_out(self, arguments, body, kind, frame, variables):
        """A function in the place of an expression: it is defined at the head of the function around it."""
        identifier = '_oracle_function_%d' % self.site()
        used = set(inner.id for one in body for inner in ast.walk(one) if isinstance(inner, ast.Name))
        # Names of lambdas and comprehensions around it, which the head of the function does not know.
        given = sorted(set(one for names in self.inside for one in names if one in used))
        outer, self.scope = self.scope, Scope(kind)
        inside, self.inside = self.inside, []
        body = self.body_of(body, kind, frame, variables, first_of(arguments))
        self.scope = outer
        self.inside = inside
        definition = function(identifier, arguments, body, kind in ('coroutine', 'async generator'))
        if not given:
            outer.written_out.append(definition)
            return name(identifier)
        maker = '_oracle_maker_%d' % self.site()
        outer.written_out.append(function(maker, parameters(given), [definition, ast.Return(name(identifier))]))
        return ast.Call(name(maker), [name(one) for one in given], [])

    def body_of(self, body, kind, frame, variables=(), first=()):
        head = []
        if body and is_text(body[0]):
            head, body = body[:1], body[1:]
        begins = [statement('start', kind, frame, *(first if kind == 'function' else ()))]
        if kind in ('generator', 'coroutine', 'async generator'):
            begins += self.last_variable(variables)
        elif kind == 'function' and variables:
            begins += self.order_of(variables)
        body = self.block(body)
        written_out = self.scope.written_out
        self.scope.written_out = []
        if kind not in ('module', 'class'):
            body = body + [statement('returns', none())]
        leaves = ast.ExceptHandler(name('BaseException'), None, [statement('leaves'), ast.Raise(None, None)])
        guarded = ast.Try(written_out + body, [leaves], [], [statement('ends')])
        return head + begins + [guarded]

    def last_variable(self, names):
        """Variables lie in the order of their first use in the code, and behind them those that functions within use, by
        their names. CPython lets go of the first one first, and from 3.14 on of the last one (_PyFrame_ClearLocals): this
        one goes after all others but, on 3.14, the arguments.
        """
        holder = 'zz_oracle_held_%d' % self.site()
        holds = assign(holder, report('held'))
        if sys.version_info >= (3, 14):
            return self.order_of([holder] + names) + [holds]
        user = ast.Expr(ast.Lambda(parameters([]), name(holder)))
        order = self.order_of(names) if names else []
        return order + [ast.If(name('_oracle_never'), [user], []), holds]

    def order_of(self, names):
        return [ast.If(name('_oracle_never'), [assign(identifier, none()) for identifier in names], [])]
