import type {Expressions} from './expressions.ts';

/** A statement that takes the value of a `yield` or `yield from`: wherever that can go. */
export function takes(expressions: Expressions, suspending: string, mayReturn: boolean): string {
	const {random, minor} = expressions.around;
	return random.weigh<string>([
		[5, suspending],
		[9, `${expressions.variable()} = ${suspending}`],
		...targets(suspending),
		...withinExpressions(suspending),
		...withinCalls(suspending),
		[0.4, `assert (${suspending}) != 3`],
		[0.3, `assert x, (${suspending})`],
		[0.3, `del d[(${suspending})]`],
		[mayReturn ? 0.5 : 0, `return (${suspending})`],
		[0.3, `raise Problem((${suspending}))`],
		[0.2, `raise Problem() from KeyError((${suspending}))`],
		[0.4, `if (${suspending}): print('true')`],
		[minor >= 8 ? 0.8 : 0, `print((y := (${suspending})))`],
		[minor >= 8 ? 0.6 : 0, `x = (y := (${suspending})), 1`],
	]);
}

type Weighed = ReadonlyArray<readonly [weight: number, text: string]>;

function targets(suspending: string): Weighed {
	return [
		[1.4, `box.v = ${suspending}`],
		[1.4, `d['k'] = ${suspending}`],
		[0.6, `shared = ${suspending}`],
		[1, `d[str(x)] = ${suspending}`],
		[1, `d[(yield 'key')] = ${suspending}`],
		[1.2, `x, y = ${suspending}`],
		[0.6, `x, *y = ${suspending}`],
		[0.3, `*x, d['k'] = ${suspending}`],
		[0.6, `(x, y), box.v = ${suspending}`],
		[0.9, `x = y = ${suspending}`],
		[0.8, `x += ${suspending}`],
		[0.3, `d['k'] += ${suspending}`],
		[0.3, `box.v += ${suspending}`],
		[0.6, `d['k'] = box.w = ${suspending}`],
		[0.6, `x: int = (${suspending})`],
	];
}

function withinExpressions(suspending: string): Weighed {
	return [
		[0.9, `x = [(${suspending}), (yield 'r')]`],
		[0.6, `x = (${suspending}) or (yield 's')`],
		[0.4, `x = (${suspending}) and y or (yield 's')`],
		[0.4, `x = (yield 't') if (${suspending}) else 'u'`],
		[0.4, `x = 1 == (${suspending}) != (yield 't')`],
		[0.3, `x = y is (${suspending})`],
		[0.3, `x = not (${suspending})`],
		[0.6, `x = {'a': (${suspending})}`],
		[0.3, `x = {**d, 'a': (${suspending}), (yield 'b'): 1}`],
		[0.4, `x = str(y)[(${suspending}):]`],
		[0.3, `x = 'abc'[(yield 0):(${suspending}):1]`],
		[0.4, `x = f"{(${suspending})}"`],
		[0.3, `x = f"{(${suspending})!r:>{(yield 6) or 4}}"`],
		[0.3, `x = '%s %s' % ((${suspending}), y)`],
	];
}

function withinCalls(suspending: string): Weighed {
	return [
		[1.4, `print((${suspending}))`],
		[0.9, `print('p', (${suspending}), (yield 'q'))`],
		[0.6, `x = str((${suspending}))`],
		[0.5, `x = int((${suspending}))`],
		[0.4, `x = take(1, k=(${suspending}))`],
		[0.3, `x = take(*[(${suspending})], **{'k': (yield 'w')})`],
		[0.3, `x = (lambda a=(${suspending}): a)()`],
		[0.3, `x = pair((yield 'm'), (${suspending})).count(1)`],
	];
}
