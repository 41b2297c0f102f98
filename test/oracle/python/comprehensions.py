"""Comprehensions and generator expressions of a program that is rewritten."""
import ast
import sys

from nodes import Unsupported, assign, name, own_nodes, parameters, report, statement, suspends_within


def targets_of(generators):
    return [one.id for part in generators for one in ast.walk(part.target) if isinstance(one, ast.Name)]


def loops(generators, body):
    """The loops of a comprehension as statements. What the first one goes over is given as an argument."""
    for index, generator in reversed(list(enumerate(generators))):
        for condition in reversed(generator.ifs):
            body = [ast.If(condition, body, [])]
        source = generator.iter if index else name('_oracle_0')
        loop = ast.AsyncFor if generator.is_async else ast.For
        body = [loop(generator.target, source, body, [])]
    return body


def pair_of(node):
    """The key and the value of a dictionary's comprehension, as arguments. Up to 3.7 the value is evaluated first."""
    if sys.version_info >= (3, 8):
        return [node.key, node.value]
    backwards = ast.Slice(None, None, ast.UnaryOp(ast.USub(), ast.Num(1)))
    pair = ast.Tuple([node.value, node.key], ast.Load())
    return [ast.Starred(ast.Subscript(pair, backwards, ast.Load()), ast.Load())]


class Comprehensions(object):
    """Methods of `Rewriter` for comprehensions."""

    def comprehension(self, node):
        fate = self.take_fate()
        if suspends_within(node):
            return self.suspending(node, fate)
        self.visit_parts(node)
        return report('done', node)

    visit_ListComp = visit_SetComp = visit_DictComp = comprehension

    def visit_parts(self, node):
        for index, generator in enumerate(node.generators):
            # The first iterable is evaluated by the frame around it.
            self.inside.append(targets_of(node.generators[:index]))
            value = self.visit(generator.iter)
            self.inside.pop()
            if generator.is_async:
                generator.iter = report('async_asked', value)
            else:
                generator.iter = report('asked' if index else 'asked_first', 'comprehension', value)
        self.inside.append(targets_of(node.generators))
        for generator in node.generators:
            generator.ifs = [self.visit(condition) for condition in generator.ifs]
        for field in ('elt', 'key', 'value'):
            if hasattr(node, field):
                setattr(node, field, self.visit(getattr(node, field)))
        self.inside.pop()

    def suspending(self, node, fate):
        """A comprehension of a coroutine: up to 3.11 it is a coroutine of its own, which the one around it awaits."""
        generators = node.generators
        if any(generator.is_async for generator in generators[1:]):
            raise Unsupported('a comprehension with an async for that is not the first')
        if generators[0].is_async and not isinstance(generators[0].target, ast.Name):
            raise Unsupported('async for with a target that is no name')
        if sys.version_info < (3, 12):
            return self.awaited(node, fate)
        target = generators[0].target
        self.visit_parts(node)
        if not generators[0].is_async:
            return report('done', node)
        generators[0].ifs.insert(0, report('looped_in', name(target.id), target.id))
        return report('exhausted', node)

    def awaited(self, node, fate):
        result = '_oracle_result'
        if isinstance(node, ast.DictComp):
            empty = ast.Dict([], [])
            add = ast.Expr(ast.Call(ast.Attribute(name(result), '__setitem__', ast.Load()), pair_of(node), []))
        elif isinstance(node, ast.SetComp):
            empty = ast.Call(name('set'), [], [])
            add = ast.Expr(ast.Call(ast.Attribute(name(result), 'add', ast.Load()), [node.elt], []))
        else:
            empty = ast.List([], ast.Load())
            add = ast.Expr(ast.Call(ast.Attribute(name(result), 'append', ast.Load()), [node.elt], []))
        first = self.visit(node.generators[0].iter)
        if not node.generators[0].is_async:
            first = report('iterator', first)
        body = [assign(result, empty)] + loops(node.generators, [add]) + [ast.Return(name(result))]
        kind = '<%scomp>' % type(node).__name__[:-4].lower()
        made = self.written_out(parameters(['_oracle_0']), body, 'coroutine', kind, targets_of(node.generators))
        return report('caught_' + fate, ast.Await(report('awaits', report('made', ast.Call(made, [first], [])))))

    def visit_GeneratorExp(self, node):
        self.fate = 'use'
        generators = node.generators
        first = self.visit(generators[0].iter)
        if not generators[0].is_async:
            first = report('iterator', first)
        body = loops(generators, [ast.Expr(ast.Yield(node.elt))])
        kind = 'async generator' if suspends_within(node) else 'generator'
        made = self.written_out(parameters(['_oracle_0']), body, kind, '<genexpr>', targets_of(generators))
        return report('made', ast.Call(made, [first], []))
