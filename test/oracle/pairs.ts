import {type Item, withoutAddresses} from './item.ts';

/** Which frame of one side is which of the other. */
export class Pairs {
	readonly #right = new Map<number, number>();
	readonly #left = new Map<number, number>();

	leftOf(right: number): number | undefined {
		return this.#left.get(right);
	}

	rightOf(left: number): number | undefined {
		return this.#right.get(left);
	}

	/** One of them that has no partner yet. */
	freeOf(frames: ReadonlySet<number>): number | undefined {
		return [...frames].find(frame => !this.#right.has(frame));
	}

	/** Whether the two say the same. */
	fits(expected: Item, actual: Item): boolean {
		return this.#compare(expected, actual) !== null;
	}

	/** The same; then their frames are the same from now on. */
	match(expected: Item, actual: Item): boolean {
		const found = this.#compare(expected, actual);
		for (const [left, right] of found ?? []) {
			this.#right.set(left, right);
			this.#left.set(right, left);
		}
		return found !== null;
	}

	/** The frames that would have to be the same; null where the two do not say the same. */
	#compare(expected: Item, actual: Item): ReadonlyArray<readonly [number, number]> | null {
		if (expected.kind !== actual.kind) return null;
		// Where a generator is seen first says nothing of which one it is.
		if (actual.kind === 'create' && actual.optional !== undefined) return null;
		const found: Array<readonly [number, number]> = [];
		if (expected.kind !== 'output' && !this.#fits(expected.frame, actual.frame, found)) return null;
		for (const [index, text] of expected.fields.entries()) {
			if (expected.open?.includes(index)) continue;
			if (!this.#same(text, actual.fields[index] ?? '', found)) return null;
		}
		return found;
	}

	#same(expected: string, actual: string, found: Array<readonly [number, number]>): boolean {
		if (/^@\d+$/.test(expected)) {
			return /^@\d+$/.test(actual) && this.#fits(Number(expected.slice(1)), Number(actual.slice(1)), found);
		}
		if (actual === '?' || agrees(withoutAddresses(expected), withoutAddresses(actual))) return true;
		return agrees(withoutAddresses(plain(expected)), withoutAddresses(plain(actual)));
	}

	#fits(left: number, right: number, found: Array<readonly [number, number]>): boolean {
		const known = this.#right.get(left) ?? found.find(pair => pair[0] === left)?.[1];
		const reverse = this.#left.get(right) ?? found.find(pair => pair[1] === right)?.[0];
		if (known === undefined && reverse === undefined) {
			found.push([left, right]);
			return true;
		}
		return known === right;
	}
}

/** Objects within other values are not told apart. */
function plain(text: string): string {
	return /^!|[(]/.test(text) ? text.replace(/\{[^{}]*\}/g, '<>').replace(/@\d+|<[^>]*>/g, '<>') : text;
}

/** Each side has its own way to shorten long lists; long texts are told without their middle. */
function agrees(expected: string, actual: string): boolean {
	if (expected === actual) return true;
	if (holdsMore(actual).test(expected) || holdsMore(expected).test(actual)) return true;
	if (!actual.includes('…')) return false;
	// A text may be quoted in another way once it is cut.
	const [begin = '', end = '', ...more] = actual.replaceAll('"', "'").replace(/…\)$/, '…').split('…');
	const whole = expected.replaceAll('"', "'");
	return more.length === 0 && whole.length > 30 && whole.startsWith(begin.replace(/'$/, '')) && whole.endsWith(end);
}

/** What may stand for a text in which lists and tuples within others are told without what is in them. */
function holdsMore(text: string): RegExp {
	const plainly = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(
		`^${plainly.replace(/\\\[…(?:, …)*\\\]|<list>/g, '\\[.+\\]').replace(/\\\(…(?:, …)*\\\)|<tuple>/g, '\\(.+\\)')}$`,
	);
}
