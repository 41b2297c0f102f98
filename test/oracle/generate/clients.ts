import type {Expressions} from './expressions.ts';

/** A statement whose builtins, displays or library functions ask an iterable for all values, or some. */
export function consumes(expressions: Expressions): string {
	const {random} = expressions.around;
	const iterable = expressions.iterable();
	const another = (): string => expressions.iterable(0);
	return random.weigh<() => string>([
		[3, () => `print(list(${iterable}))`],
		[1, () => `x = tuple(${iterable})`],
		[1, () => `x, y = ${iterable}`],
		[0.6, () => `x, *y = ${iterable}`],
		[0.7, () => `x = [*${iterable}]`],
		[0.3, () => `x = take(*${iterable}, 1, *${another()})`],
		[0.7, () => `print(*${iterable})`],
		[0.5, () => `x = 2 in ${iterable}`],
		[0.4, () => `x = list(${iterable})[1]`],
		[0.4, () => `x = list(zip(${iterable}, ${another()}))`],
		[3, () => comprehends(expressions, iterable)],
		[2.5, () => reduces(expressions, iterable)],
		[2, () => extends_(expressions, iterable)],
	])();
}

/** Comprehensions, and generator expressions that a function asks at once. */
function comprehends(expressions: Expressions, iterable: string): string {
	const another = (): string => expressions.iterable(0);
	return expressions.around.random.weigh<() => string>([
		[1, () => `x = [str(v) for v in ${iterable}]`],
		[0.6, () => `x = {v: w for v, w in enumerate(${iterable})}`],
		[0.6, () => `x = [v for v in ${iterable} if v for _ in ${another()}]`],
		[0.4, () => `x = sum(v for v in ${another()})`],
		[0.4, () => `x = any(v == 1 for v in ${another()})`],
		[0.4, () => `x = ''.join(str(v) for v in ${another()})`],
		[0.4, () => `x = [list(v for _ in [1]) for v in [${another()}]]`],
		[0.4, () => `x = [list((v, w) for w in ${another()}) for v in [1, 2]]`],
		[0.3, () => `x = {str(v): (lambda a: [a, v])(1) for v in ${iterable}}`],
		[0.3, () => `x = (lambda a: list(str(v) for v in a))(${iterable})`],
	])();
}

/** Functions that make one value of many. */
function reduces(expressions: Expressions, iterable: string): string {
	return expressions.around.random.weigh([
		[0.7, `x = sum(${iterable})`],
		[0.5, `x = any(${iterable})`],
		[0.3, `x = all(${iterable})`],
		[0.4, `x = max(${iterable})`],
		[0.3, `x = min(${iterable}, default=0)`],
		[0.4, `x = sorted(${iterable}, key=str)`],
		[0.3, `x = max(${iterable}, key=lambda v: str(v))`],
		[0.3, `x = len(set(${iterable}))`],
		[0.3, `x = frozenset(${iterable}) and 1`],
		[0.3, `x = reduce(pair, ${iterable})`],
		[0.2, `x = reduce(pair, ${iterable}, 0)`],
		[0.3, `x = bytes(${iterable})`],
		[0.3, `x = '-'.join(${iterable})`],
		[0.6, `x = dict.fromkeys(${iterable})`],
		[0.3, `x = dict(${iterable})`],
		[0.3, `x = list(deque(${iterable}, maxlen=1))`],
	]);
}

/** What puts values into a container that is there. */
function extends_(expressions: Expressions, iterable: string): string {
	return expressions.around.random.weigh([
		[0.5, `items.extend(${iterable})`],
		[0.5, `items += ${iterable}`],
		[0.4, `items[:] = ${iterable}`],
		[0.3, `items[1:1] = ${iterable}`],
		[0.3, `d.update(${iterable})`],
		[0.3, `d.update(enumerate(${iterable}))`],
		[0.2, `items = sorted(items, key=str); items.extend(${iterable})`],
	]);
}
