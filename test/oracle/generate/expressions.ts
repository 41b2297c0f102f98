import type {Random} from './random.ts';

/** What the body of one function is made of, and may use. */
export interface Surroundings {
	readonly random: Random;
	/** 8 for CPython 3.8. */
	readonly minor: number;
	/** With what was added to the programs later. */
	readonly isMore: boolean;
	/** Names of generator functions that it may call: those before it, so that no program runs for ever. */
	readonly makers: readonly string[];
	/** It is a generator itself. */
	readonly yields: boolean;
}

/** Random expressions of a function with generators. */
export class Expressions {
	readonly around: Surroundings;
	/** Names that hold generators and other iterators. */
	readonly iterators: string[] = [];
	readonly #random: Random;

	constructor(around: Surroundings) {
		this.around = around;
		this.#random = around.random;
	}

	/** There is something to iterate over. */
	get isRich(): boolean {
		return this.iterators.length + this.around.makers.length > 0;
	}

	variable(): string {
		return this.#random.pick(['x', 'y']);
	}

	/** A plain value. */
	value(depth = 1): string {
		const random = this.#random;
		return random.weigh<() => string>([
			[4, () => String(random.below(10))],
			[3, () => `'${random.pick(['a', 'b', 'c', 'd'])}'`],
			[4, () => this.variable()],
			[0.7, () => 'None'],
			[0.2, () => 'shared'],
			[depth > 0 ? 1 : 0, () => `(${this.value(0)}, ${this.value(0)})`],
			[depth > 0 ? 0.5 : 0, () => `[${this.value(0)}]`],
			[depth > 0 ? 0.5 : 0, () => `str(${this.value(0)})`],
			[depth > 0 && this.around.yields ? 0.6 : 0, () => `(yield ${this.value(0)})`],
			[this.iterators.length > 0 ? 0.3 : 0, () => `next(${this.iterator()}, 'none')`],
		])();
	}

	exception(): string {
		return this.#random.weigh([
			[2, "ValueError('v')"],
			[1, "KeyError('k')"],
			[1, 'Problem()'],
			[1, 'Problem(1)'],
			[1, 'StopIteration(5)'],
			[1, 'GeneratorExit()'],
			[this.around.isMore ? 2 : 0, "GeneratorExit('mine')"],
			[this.around.minor >= 11 ? 0.5 : 0, "ExceptionGroup('g', [ValueError('v'), KeyError('k')])"],
		]);
	}

	iterator(): string {
		return this.#random.pick(this.iterators);
	}

	/** A fresh generator. */
	fresh(): string {
		const random = this.#random;
		const argument = random.weigh<() => string>([
			[3, () => String(random.below(3))],
			[this.iterators.length > 0 ? 2 : 0, () => this.iterator()],
			[1, () => 'None'],
		])();
		return `${random.pick(this.around.makers)}(${argument})`;
	}

	/** Something to iterate over. */
	iterable(depth = 1): string {
		const random = this.#random;
		const hasMakers = this.around.makers.length > 0;
		return random.weigh<() => string>([
			[hasMakers ? 5 : 0, () => this.fresh()],
			[this.iterators.length > 0 ? 5 : 0, () => this.iterator()],
			[1, () => `Plain(${random.below(3)})`],
			[0.7, () => `Made(${random.below(3)})`],
			[0.7, () => random.pick(['[1, 2]', 'range(2)', "'ab'", 'iter([5])'])],
			[0.2, () => this.variable()],
			[depth > 0 && hasMakers ? 1 : 0, () => `Able(${this.fresh()})`],
			[depth > 0 ? 3 : 0, () => this.#asking()],
			[depth > 0 ? 2 : 0, () => this.#itertool()],
			[depth > 0 ? 1 : 0, () => `(v for v in ${this.iterable(0)})`],
			[depth > 0 ? 0.5 : 0, () => `((v, w) for v in ${this.iterable(0)} if v for w in [1])`],
			[depth > 0 ? 0.3 : 0, () => `(lambda a: (w for w in a))(${this.iterable(0)})`],
			[depth > 0 ? 0.3 : 0, () => `(lambda a: (yield a))(${this.value(0)})`],
		])();
	}

	/** A builtin that asks for the next value when it is asked. */
	#asking(): string {
		const inner = (): string => this.iterable(0);
		return this.#random.weigh<() => string>([
			[1, () => `enumerate(${inner()})`],
			[0.7, () => `zip(${inner()}, ${inner()})`],
			[0.7, () => `map(str, ${inner()})`],
			[0.7, () => `chain(${inner()}, ${inner()})`],
			[0.4, () => `filter(None, ${inner()})`],
		])();
	}

	#itertool(): string {
		const inner = (): string => this.iterable(0);
		return this.#random.weigh<() => string>([
			[1, () => `islice(${inner()}, ${this.#random.below(3)})`],
			[0.4, () => `islice(${inner()}, 1, None, 2)`],
			[0.6, () => `takewhile(bool, ${inner()})`],
			[0.4, () => `dropwhile(bool, ${inner()})`],
			[0.6, () => `zip_longest(${inner()}, ${inner()})`],
			[0.5, () => `tee(${inner()})[0]`],
			[0.5, () => `islice(cycle(${inner()}), 3)`],
			[0.4, () => `groupby(${inner()})`],
			[0.4, () => `starmap(pair, zip(${inner()}, ${inner()}))`],
			[0.4, () => `accumulate(${inner()}, pair)`],
			[0.3, () => `chain.from_iterable([${inner()}, ${inner()}])`],
			[0.3, () => `compress(${inner()}, [0, 1, 1])`],
			[0.2, () => `filterfalse(bool, ${inner()})`],
		])();
	}

	/** A call that resumes. */
	call(): string {
		const random = this.#random;
		const iterator = random.weigh<() => string>([
			[8, () => this.iterator()],
			[this.around.makers.length > 0 ? 1 : 0, () => this.fresh()],
		])();
		return random.weigh<() => string>([
			[6, () => `next(${iterator})`],
			[2, () => `next(${iterator}, 'none')`],
			[5, () => `${iterator}.send(${this.value()})`],
			[0.7, () => `${iterator}.send(${this.iterator()})`],
			[1, () => `${iterator}.send(None)`],
			[3, () => `${iterator}.throw(${this.exception()})`],
			[2, () => `${iterator}.close()`],
			[0.4, () => `${iterator}.__next__()`],
		])();
	}
}
