import {expect, test} from 'vitest';
import {hasClient} from '../../source/ui/features/menu/menu-items.ts';

test.each([
	'values = list(g())',
	'first, second = next(a), next(b)',
	'list(g())',
	'for value in g():\n    pass',
	'if __name__ == "__main__":\n    main()',
	'total = (\n    1,\n    sum(g()),\n)',
	'async def g():\n    pass\n\nasyncio.run(g())',
	'x: int = f()',
	'@decorated\ndef g():\n    yield\ng().send(None)',
])('a file that calls something: %j', text => {
	expect(hasClient(text)).toBe(true);
});

test.each([
	'',
	'"""Call list(g())."""\n\ndef g():\n    yield f()',
	'# list(g())\nimport a\nfrom b import (\n    c,\n    d,\n)',
	'x = 1\ny = "f()"\nz = (1, 2)',
	'class A(B):\n    def f(self):\n        return g()',
	'@decorated(1)\ndef g(\n    a=f(),\n):\n    yield',
])('a file that calls nothing: %j', text => {
	expect(hasClient(text)).toBe(false);
});
