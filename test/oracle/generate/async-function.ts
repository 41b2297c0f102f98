import type {Random} from './random.ts';

/** What the body of a coroutine, an async generator, or a client of both is made of. */
export interface AsyncSurroundings {
	readonly random: Random;
	readonly minor: number;
	readonly kind: 'coroutine' | 'async generator' | 'client';
	/** Names of coroutine functions that it may call. */
	readonly coroutines: readonly string[];
	/** Names of async generator functions that it may call. */
	readonly generators: readonly string[];
}

/** Writes the body of a function of an asynchronous program, a statement at a time. */
export class AsyncFunctionWriter {
	readonly lines: string[] = [];
	readonly #around: AsyncSurroundings;
	readonly #random: Random;
	readonly #coroutines: string[] = [];
	readonly #generators: string[] = [];
	readonly #awaitables: string[] = [];
	#names = 0;
	#indent = 1;
	#budget: number;
	#isInLoop = false;

	constructor(around: AsyncSurroundings, budget: number) {
		this.#around = around;
		this.#random = around.random;
		this.#budget = budget;
	}

	write(): string[] {
		const {kind} = this.#around;
		this.#line('x = y = 0');
		this.#line('d = {}');
		if (kind === 'client') for (let count = 2; count > 0; count -= 1) this.#make();
		this.#block(0);
		if (kind === 'async generator') this.#line(`yield ${this.#value()}`);
		else if (this.#random.chance(0.7)) this.#line(`return ${this.#value()}`);
		return this.lines;
	}

	#line(text: string): void {
		this.lines.push('    '.repeat(this.#indent) + text);
		this.#budget -= 1;
	}

	#block(depth: number): void {
		const count = 1 + this.#random.below(depth === 0 ? 6 : 3);
		for (let index = 0; index < count && this.#budget > 0; index += 1) this.#statement(depth);
		if (this.#budget <= 0) this.#line('pass');
	}

	#nested(head: string, depth: number): void {
		this.#line(head);
		this.#indent += 1;
		this.#block(depth + 1);
		this.#indent -= 1;
	}

	#statement(depth: number): void {
		const random = this.#random;
		const {kind, coroutines, generators} = this.#around;
		const isAsync = kind !== 'client';
		const compound = depth < 3 ? 1 : 0;
		random.weigh<() => void>([
			[isAsync ? 8 : 0, () => this.#line(this.#takes(`await ${this.#awaitable()}`))],
			[kind === 'async generator' ? 6 : 0, () => this.#line(this.#takes(`yield ${this.#value()}`))],
			[isAsync && this.#hasGenerators() ? compound * 3 : 0, () => this.#asyncFor(depth)],
			[2, () => this.#line(`print(${this.#value()})`)],
			[coroutines.length + generators.length > 0 ? 3 : 0, () => this.#make()],
			[isAsync ? 2 : 9, () => this.#drives()],
			[compound * 3, () => this.#try(depth)],
			[compound, () => this.#loop(depth)],
			[compound, () => this.#nested(`if ${this.#value()}:`, depth)],
			[compound * 0.6, () => this.#nested(`with Guard(${random.pick(['True', 'False'])}):`, depth)],
			[0.7, () => this.#line(`raise ${this.#exception()}`)],
			[0.3, () => this.#line(kind === 'async generator' ? 'return' : `return ${this.#value()}`)],
			[this.#isInLoop ? 0.8 : 0, () => this.#line(random.pick(['break', 'continue']))],
			[0.6, () => this.#line(`x = Last('o${random.below(5)}')`)],
			[1, () => this.#drop()],
		])();
	}

	#hasGenerators(): boolean {
		return this.#generators.length + this.#around.generators.length > 0;
	}

	#value(): string {
		return this.#random.pick(['1', '2', "'a'", "'b'", 'x', 'y', 'None', "(1, 'c')", 'str(x)']);
	}

	#exception(): string {
		return this.#random.pick([
			"ValueError('v')",
			"KeyError('k')",
			'Problem()',
			'StopIteration(5)',
			'StopAsyncIteration()',
			'GeneratorExit()',
		]);
	}

	#freshCoroutine(): string {
		const argument =
			this.#coroutines.length > 0 && this.#random.chance(0.3) ? this.#random.pick(this.#coroutines) : this.#value();
		return `${this.#random.pick(this.#around.coroutines)}(${argument})`;
	}

	#freshGenerator(): string {
		return `${this.#random.pick(this.#around.generators)}(${this.#value()})`;
	}

	#someGenerator(): string {
		const known = this.#generators.length;
		if (known > 0 && (this.#around.generators.length === 0 || this.#random.chance(0.7)))
			return this.#random.pick(this.#generators);
		return this.#freshGenerator();
	}

	#step(): string {
		const generator = this.#someGenerator();
		return this.#random.weigh<() => string>([
			[3, () => `${generator}.__anext__()`],
			[4, () => `${generator}.asend(${this.#value()})`],
			[1, () => `${generator}.asend(None)`],
			[2, () => `${generator}.athrow(${this.#exception()})`],
			[1.5, () => `${generator}.aclose()`],
		])();
	}

	#awaitable(): string {
		const random = this.#random;
		const {coroutines} = this.#around;
		return random.weigh<() => string>([
			[3, () => `pause(${this.#value()})`],
			[2, () => `Given(${this.#value()})`],
			[coroutines.length > 0 ? 4 : 0, () => this.#freshCoroutine()],
			[this.#coroutines.length > 0 ? 2 : 0, () => random.pick(this.#coroutines)],
			[this.#hasGenerators() ? 5 : 0, () => this.#step()],
			[this.#awaitables.length > 0 ? 1 : 0, () => random.pick(this.#awaitables)],
		])();
	}

	#make(): void {
		const random = this.#random;
		const {coroutines, generators} = this.#around;
		this.#names += 1;
		random.weigh<() => void>([
			[coroutines.length > 0 ? 3 : 0, () => this.#hold(this.#coroutines, 'c', this.#freshCoroutine())],
			[generators.length > 0 ? 3 : 0, () => this.#hold(this.#generators, 'a', this.#freshGenerator())],
			[this.#hasGenerators() ? 1 : 0, () => this.#hold(this.#awaitables, 'w', this.#step())],
			[0.01, () => this.#line('pass')],
		])();
	}

	#hold(names: string[], letter: string, text: string): void {
		const name = `${letter}${this.#names}`;
		this.#line(`${name} = ${text}`);
		names.push(name);
	}

	#takes(suspending: string): string {
		const random = this.#random;
		return random.weigh<string>([
			[3, suspending],
			[6, `x = ${suspending}`],
			[1, `d['k'] = ${suspending}`],
			[0.6, `x, y = ${suspending}`],
			[0.5, `x = y = ${suspending}`],
			[1, `print((${suspending}))`],
			[0.5, `x = [(${suspending}), 1]`],
			[0.4, `x = str((${suspending}))`],
			[0.4, `d[str(x)] = ${suspending}`],
			[this.#around.minor >= 8 ? 0.5 : 0, `print((y := (${suspending})))`],
			[0.4, `if (${suspending}): print('true')`],
			[this.#around.kind === 'async generator' ? 0 : 0.4, `return ${suspending}`],
		]);
	}

	/** Resumes by hand. */
	#drives(): void {
		const random = this.#random;
		const targets = [...this.#coroutines, ...this.#coroutines, ...this.#awaitables];
		const text = random.weigh<() => string>([
			[targets.length > 0 ? 5 : 0, () => `${random.pick(targets)}.send(None)`],
			[targets.length > 0 ? 3 : 0, () => `${random.pick(targets)}.send(${this.#value()})`],
			[targets.length > 0 ? 2 : 0, () => `${random.pick(targets)}.throw(${this.#exception()})`],
			[this.#coroutines.length > 0 ? 1.5 : 0, () => `${random.pick(this.#coroutines)}.close()`],
			[targets.length > 0 ? 3 : 0, () => `drive(${random.pick(targets)}, 1, 2)`],
			[this.#hasGenerators() ? 5 : 0, () => `drive(${this.#step()}, 3, 4)`],
			[this.#around.coroutines.length > 0 ? 2 : 0, () => `drive(${this.#freshCoroutine()}, 5, 6, 7)`],
			[this.#hasGenerators() ? 1 : 0, () => `${this.#step()}.send(None)`],
			[0.01, () => 'print(0)'],
		])();
		const line = text.startsWith('drive') ? text : random.pick([text, `x = ${text}`, `print(${text})`]);
		if (!random.chance(0.5)) {
			this.#line(line);
			return;
		}
		this.#line('try:');
		this.#indent += 1;
		this.#line(line);
		this.#indent -= 1;
		this.#line(`except ${random.pick(['BaseException', 'Exception', 'StopIteration', 'StopAsyncIteration'])} as e:`);
		this.#indent += 1;
		this.#line("print('caught', type(e).__name__, e)");
		this.#indent -= 1;
	}

	#drop(): void {
		const names = [...this.#coroutines, ...this.#generators, ...this.#awaitables];
		if (names.length === 0) this.#line('pass');
		else this.#line(`${this.#random.pick(names)} = None`);
	}

	#asyncFor(depth: number): void {
		const loop = this.#isInLoop;
		this.#isInLoop = true;
		this.#nested(`async for ${this.#random.pick(['x', 'y'])} in ${this.#someGenerator()}:`, depth);
		this.#isInLoop = loop;
		if (this.#random.chance(0.2)) this.#nested('else:', depth);
	}

	#loop(depth: number): void {
		const loop = this.#isInLoop;
		this.#isInLoop = true;
		this.#nested(`for i in range(${1 + this.#random.below(2)}):`, depth);
		this.#isInLoop = loop;
	}

	#try(depth: number): void {
		const random = this.#random;
		const loop = this.#isInLoop;
		this.#nested('try:', depth);
		const form = random.below(3);
		if (form > 0) {
			const exception = random.pick([
				'ValueError',
				'KeyError',
				'Problem',
				'StopIteration',
				'StopAsyncIteration',
				'GeneratorExit',
				'RuntimeError',
				'Exception',
			]);
			this.#nested(`except ${exception}:`, depth);
		}
		if (form !== 1) {
			if (this.#around.minor < 8) this.#isInLoop = false;
			this.#nested('finally:', depth);
			this.#isInLoop = loop;
		}
	}
}
