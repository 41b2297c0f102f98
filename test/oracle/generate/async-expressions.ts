import type {Random} from './random.ts';

/** What the body of a coroutine, an async generator, or a client of both is made of. */
export interface AsyncSurroundings {
	readonly random: Random;
	readonly minor: number;
	/** With what was added to the programs later. */
	readonly isMore: boolean;
	readonly kind: 'coroutine' | 'async generator' | 'client';
	/** Names of coroutine functions that it may call. */
	readonly coroutines: readonly string[];
	/** Names of async generator functions that it may call. */
	readonly generators: readonly string[];
}

/** Random expressions of a function with coroutines and async generators. */
export class AsyncExpressions {
	/** Names that hold coroutines, async generators, and what `asend()` or its like gave. */
	readonly coroutines: string[] = [];
	readonly generators: string[] = [];
	readonly awaitables: string[] = [];
	readonly #around: AsyncSurroundings;
	readonly #random: Random;

	constructor(around: AsyncSurroundings) {
		this.#around = around;
		this.#random = around.random;
	}

	get hasGenerators(): boolean {
		return this.generators.length + this.#around.generators.length > 0;
	}

	value(): string {
		return this.#random.pick(['1', '2', "'a'", "'b'", 'x', 'y', 'None', "(1, 'c')", 'str(x)']);
	}

	exception(): string {
		return this.#random.pick([
			"ValueError('v')",
			"KeyError('k')",
			'Problem()',
			'StopIteration(5)',
			'StopAsyncIteration()',
			'GeneratorExit()',
			...(this.#around.isMore ? ["GeneratorExit('mine')"] : []),
		]);
	}

	freshCoroutine(): string {
		const argument =
			this.coroutines.length > 0 && this.#random.chance(0.3) ? this.#random.pick(this.coroutines) : this.value();
		return `${this.#random.pick(this.#around.coroutines)}(${argument})`;
	}

	freshGenerator(): string {
		return `${this.#random.pick(this.#around.generators)}(${this.value()})`;
	}

	someGenerator(): string {
		const known = this.generators.length;
		if (known > 0 && (this.#around.generators.length === 0 || this.#random.chance(0.7)))
			return this.#random.pick(this.generators);
		return this.freshGenerator();
	}

	/** A step of an async generator, to be awaited. */
	step(): string {
		const generator = this.someGenerator();
		return this.#random.weigh<() => string>([
			[3, () => `${generator}.__anext__()`],
			[4, () => `${generator}.asend(${this.value()})`],
			[1, () => `${generator}.asend(None)`],
			[2, () => `${generator}.athrow(${this.exception()})`],
			[1.5, () => `${generator}.aclose()`],
		])();
	}

	awaitable(): string {
		const random = this.#random;
		const {coroutines} = this.#around;
		return random.weigh<() => string>([
			[3, () => `pause(${this.value()})`],
			[2, () => `Given(${this.value()})`],
			[coroutines.length > 0 ? 4 : 0, () => this.freshCoroutine()],
			[this.coroutines.length > 0 ? 2 : 0, () => random.pick(this.coroutines)],
			[this.hasGenerators ? 5 : 0, () => this.step()],
			[this.awaitables.length > 0 ? 1 : 0, () => random.pick(this.awaitables)],
		])();
	}

	/** A call that resumes. */
	drive(): string {
		const random = this.#random;
		const targets = [...this.coroutines, ...this.coroutines, ...this.awaitables];
		return random.weigh<() => string>([
			[targets.length > 0 ? 5 : 0, () => `${random.pick(targets)}.send(None)`],
			[targets.length > 0 ? 3 : 0, () => `${random.pick(targets)}.send(${this.value()})`],
			[targets.length > 0 ? 2 : 0, () => `${random.pick(targets)}.throw(${this.exception()})`],
			[this.coroutines.length > 0 ? 1.5 : 0, () => `${random.pick(this.coroutines)}.close()`],
			[targets.length > 0 ? 3 : 0, () => `drive(${random.pick(targets)}, 1, 2)`],
			[this.hasGenerators ? 5 : 0, () => `drive(${this.step()}, 3, 4)`],
			[this.#around.coroutines.length > 0 ? 2 : 0, () => `drive(${this.freshCoroutine()}, 5, 6, 7)`],
			[this.hasGenerators ? 1 : 0, () => `${this.step()}.send(None)`],
			[0.01, () => 'print(0)'],
		])();
	}

	/** A comprehension that suspends, as a statement. */
	comprehension(): string {
		const {hasGenerators} = this;
		const generator = (): string => this.someGenerator();
		return this.#random.weigh<() => string>([
			[1, () => `x = [await ${this.awaitable()} for v in (1, 2)]`],
			[0.6, () => `x = {v: await pause(v) for v in (1, 2) if await pause('if')}`],
			[hasGenerators ? 2 : 0, () => `x = [v async for v in ${generator()}]`],
			[hasGenerators ? 1 : 0, () => `x = [await pause(v) async for v in ${generator()} if v]`],
			[hasGenerators ? 0.6 : 0, () => `print({str(v): 1 async for v in ${generator()}})`],
		])();
	}

	/** A statement that takes the value of an `await` or `yield`. */
	takes(suspending: string, mayReturn: boolean): string {
		return this.#random.weigh<string>([
			[3, suspending],
			[6, `x = ${suspending}`],
			[1, `d['k'] = ${suspending}`],
			[0.6, `x, y = ${suspending}`],
			[0.5, `x = y = ${suspending}`],
			[0.5, `x += ${suspending}`],
			[1, `print((${suspending}))`],
			[0.5, `x = [(${suspending}), 1]`],
			[0.4, `x = str((${suspending}))`],
			[0.4, `d[str(x)] = ${suspending}`],
			[this.#around.minor >= 7 ? 0.3 : 0, `x = f"{(${suspending})!r}"`],
			[0.3, `x = (${suspending}) or y`],
			[0.3, `x = 1 == (${suspending}) != y`],
			[0.3, `x = (lambda a=(${suspending}): a)()`],
			[0.3, `assert x, (${suspending})`],
			[this.#around.minor >= 8 ? 0.5 : 0, `print((y := (${suspending})))`],
			[0.4, `if (${suspending}): print('true')`],
			[this.#around.kind === 'async generator' || !mayReturn ? 0 : 0.4, `return ${suspending}`],
		]);
	}
}
