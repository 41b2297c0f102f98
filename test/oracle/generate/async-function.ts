import {AsyncExpressions, type AsyncSurroundings} from './async-expressions.ts';
import {BlockWriter} from './block-writer.ts';

const guards = ['BaseException', 'Exception', 'StopIteration', 'StopAsyncIteration'];

/** Writes the body of a coroutine, of an async generator, or of a client of both. */
export class AsyncFunctionWriter extends BlockWriter {
	protected override readonly caught = [
		'ValueError',
		'KeyError',
		'Problem',
		'StopIteration',
		'StopAsyncIteration',
		'GeneratorExit',
		'RuntimeError',
		'Exception',
	];
	readonly #expressions: AsyncExpressions;
	readonly #around: AsyncSurroundings;

	constructor(around: AsyncSurroundings, budget: number) {
		super(around.random, around.minor, budget);
		this.#around = around;
		this.#expressions = new AsyncExpressions(around);
	}

	write(): string[] {
		const {kind} = this.#around;
		this.line('x = y = 0');
		this.line('d = {}');
		if (kind === 'client') for (let count = 2; count > 0; count -= 1) this.#make();
		this.block(0);
		if (kind === 'async generator') this.line(`yield ${this.value()}`);
		else if (this.random.chance(0.7)) this.line(`return ${this.value()}`);
		return this.lines;
	}

	protected override value(): string {
		return this.#expressions.value();
	}

	protected override statement(depth: number): void {
		const {random} = this;
		const {kind, coroutines, generators} = this.#around;
		const isAsync = kind !== 'client';
		const isGenerator = kind === 'async generator';
		random.weigh<() => void>([
			[isAsync ? 8 : 0, () => this.#takes(`await ${this.#expressions.awaitable()}`)],
			[isAsync ? 1.2 : 0, () => this.line(this.#expressions.comprehension())],
			[isGenerator ? 6 : 0, () => this.#takes(`yield ${this.value()}`)],
			[2, () => this.line(`print(${this.value()})`)],
			[coroutines.length + generators.length > 0 ? 3 : 0, () => this.#make()],
			[isAsync ? 2 : 9, () => this.#drives()],
			[depth < 3 ? 6 : 0, () => this.#compound(depth)],
			[0.7, () => this.line(`raise ${this.#expressions.exception()}`)],
			[this.isInHandler ? 0.7 : 0, () => this.line('raise')],
			[this.mayReturn ? 0.3 : 0, () => this.line(isGenerator ? 'return' : `return ${this.value()}`)],
			[this.isInLoop ? 0.8 : 0, () => this.line(random.pick(['break', 'continue']))],
			[0.6, () => this.line(`x = Last('o${random.below(5)}')`)],
			[1, () => this.#drop()],
		])();
	}

	#compound(depth: number): void {
		const {random} = this;
		const isAsync = this.#around.kind !== 'client';
		random.weigh<() => void>([
			[3, () => this.try(depth)],
			[isAsync && this.#expressions.hasGenerators ? 3 : 0, () => this.#asyncFor(depth)],
			[isAsync ? (this.#around.isMore ? 5 : 1.5) : 0, () => this.#asyncWith(depth)],
			[1, () => this.loop(`for i in range(${1 + random.below(2)}):`, depth)],
			[1, () => this.if(depth)],
			[0.6, () => this.nested(`with Guard(${random.pick(['True', 'False'])}):`, depth)],
			[this.minor >= 10 ? 0.3 : 0, () => this.match(this.value(), depth)],
		])();
	}

	#make(): void {
		const expressions = this.#expressions;
		const {coroutines, generators} = this.#around;
		this.random.weigh<() => void>([
			[coroutines.length > 0 ? 3 : 0, () => this.#hold(expressions.coroutines, 'c', expressions.freshCoroutine())],
			[generators.length > 0 ? 3 : 0, () => this.#hold(expressions.generators, 'a', expressions.freshGenerator())],
			[expressions.hasGenerators ? 1 : 0, () => this.#hold(expressions.awaitables, 'w', expressions.step())],
			[
				expressions.hasGenerators && this.#around.kind !== 'client' ? 0.5 : 0,
				() => this.#hold(expressions.generators, 'a', `(v async for v in ${expressions.someGenerator()})`),
			],
			[0.01, () => this.line('pass')],
		])();
	}

	#hold(names: string[], letter: string, text: string): void {
		const name = this.name(letter);
		this.line(`${name} = ${text}`);
		names.push(name);
	}

	#takes(suspending: string): void {
		this.line(this.#expressions.takes(suspending, this.mayReturn));
	}

	/** Resumes by hand. */
	#drives(): void {
		const text = this.#expressions.drive();
		const line = text.startsWith('drive') ? text : this.random.pick([text, `x = ${text}`, `print(${text})`]);
		this.guarded(line, 0.5, guards);
	}

	#drop(): void {
		const {coroutines, generators, awaitables} = this.#expressions;
		const names = [...coroutines, ...generators, ...awaitables];
		this.line(names.length === 0 ? 'pass' : `${this.random.pick(names)} = None`);
	}

	#asyncFor(depth: number): void {
		this.loop(`async for ${this.random.pick(['x', 'y'])} in ${this.#expressions.someGenerator()}:`, depth);
		if (this.random.chance(0.2)) this.nested('else:', depth);
	}

	#asyncWith(depth: number): void {
		const {random} = this;
		const items = [1, ...(random.chance(0.2) ? [2] : [])].map(() => {
			const takes = random.pick(['True', 'False']);
			const isManaged = this.#around.isMore && this.minor >= 7 && random.chance(0.7);
			const manager = isManaged ? `amanaged(${takes})` : `Door(${takes})`;
			return `${manager}${random.chance(0.5) ? ` as ${random.pick(['x', 'y'])}` : ''}`;
		});
		this.nested(`async with ${items.join(', ')}:`, depth);
	}
}
