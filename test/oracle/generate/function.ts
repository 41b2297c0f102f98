import {BlockWriter} from './block-writer.ts';
import {consumes} from './clients.ts';
import {Expressions, type Surroundings} from './expressions.ts';
import {takes} from './places.ts';

const guards = ['StopIteration', 'Exception', 'ValueError', '(StopIteration, Problem)', 'BaseException'];

/** Writes the body of a generator function, or of a client of generators. */
export class FunctionWriter extends BlockWriter {
	protected override readonly caught = [
		'ValueError',
		'KeyError',
		'Problem',
		'StopIteration',
		'GeneratorExit',
		'Exception',
		'RuntimeError',
		'(Problem, TypeError)',
	];
	readonly #expressions: Expressions;
	readonly #around: Surroundings;

	constructor(around: Surroundings, budget: number) {
		super(around.random, around.minor, budget);
		this.#around = around;
		this.#expressions = new Expressions(around);
	}

	write(): string[] {
		const {yields, makers} = this.#around;
		this.line('global shared');
		this.line('x = y = 0');
		this.line(yields || this.random.chance(0.5) ? 'd = {}' : "d = {'k': 1}");
		this.line('box = Box()');
		this.line('items = [1]');
		if (!yields && makers.length > 0) for (let count = 1 + this.random.below(2); count > 0; count -= 1) this.#make();
		this.block(0);
		if (yields && this.random.chance(0.7)) this.line(`yield ${this.value()}`);
		if (this.random.chance(0.6)) this.line(`return ${this.value()}`);
		return this.lines;
	}

	protected override value(): string {
		return this.#expressions.value();
	}

	protected override statement(depth: number): void {
		const {random} = this;
		const {yields, makers} = this.#around;
		const has = this.#expressions.iterators.length > 0;
		const {isRich} = this.#expressions;
		random.weigh<() => void>([
			[yields ? 8 : 0, () => this.#yield()],
			[yields && isRich ? 5 : 0, () => this.#yieldFrom()],
			[2, () => this.line(`print(${this.value()})`)],
			[makers.length > 0 ? 3 : 0, () => this.#make()],
			[has ? 9 : 0, () => this.#resume()],
			[isRich ? 4.5 : 0, () => this.guarded(consumes(this.#expressions), 0.3, guards)],
			[has ? 2 : 0, () => this.#drop()],
			[has ? 0.4 : 0, () => this.line(`in_thread(lambda: print(${this.#expressions.call()}))`)],
			[depth < 3 ? 11 : 0, () => this.#compound(depth)],
			[0.8, () => this.#raise()],
			[this.mayReturn ? 0.4 : 0, () => this.line(`return ${this.value()}`)],
			[this.isInLoop ? 1 : 0, () => this.line(random.pick(['break', 'continue']))],
			[0.7, () => this.line(`${this.#target()} = Last('${this.name('o')}')`)],
			[0.6, () => this.line(`${this.#expressions.variable()} = ${this.value()}`)],
		])();
	}

	#compound(depth: number): void {
		const {isRich} = this.#expressions;
		this.random.weigh<() => void>([
			[3, () => this.try(depth)],
			[1.7, () => this.#with(depth)],
			[isRich ? 3 : 0, () => this.#for(depth)],
			[1.5, () => this.if(depth)],
			[1, () => this.while(depth)],
			[this.minor >= 10 ? 1 : 0, () => this.match(this.#subject(), depth)],
			[0.4, () => this.#class()],
			[0.5, () => this.#function()],
		])();
	}

	#target(): string {
		return this.random.pick(['x', 'y', 'x', 'y', 'box.v', "d['k']", 'shared']);
	}

	#subject(): string {
		return this.#around.yields && this.random.chance(0.5) ? `(yield ${this.#expressions.value(0)})` : this.value();
	}

	#make(): void {
		const name = this.name('g');
		const made = this.random.weigh<() => string>([
			[8, () => this.#expressions.fresh()],
			[1, () => `(v for v in ${this.#expressions.iterable(0)})`],
			[0.3, () => `(lambda a: (yield a))(${this.#expressions.value(0)})`],
			[0.5, () => `Able(${this.#expressions.fresh()})`],
		])();
		if (this.random.chance(0.1)) {
			this.line(`d['${name}'] = ${made}`);
			return;
		}
		this.line(`${name} = ${made}`);
		this.#expressions.iterators.push(name);
	}

	#yield(): void {
		const value = this.random.weigh<() => string>([
			[8, () => this.value()],
			[this.#around.makers.length > 0 ? 0.5 : 0, () => this.#expressions.fresh()],
			[this.#expressions.iterators.length > 0 ? 0.3 : 0, () => this.#expressions.iterator()],
		])();
		this.#takes(this.random.chance(0.05) ? 'yield' : `yield ${value}`);
	}

	#yieldFrom(): void {
		this.#takes(`yield from ${this.#expressions.iterable()}`);
	}

	#takes(suspending: string): void {
		this.line(takes(this.#expressions, suspending, this.mayReturn));
	}

	#resume(): void {
		const call = this.#expressions.call();
		const another = (): string => this.#expressions.call();
		const line = this.random.weigh<() => string>([
			[3, () => call],
			[4, () => `${this.#expressions.variable()} = ${call}`],
			[4, () => `print(${call})`],
			[1, () => `print(${call}, ${another()})`],
			[0.7, () => `x = ${call} + 1`],
			[0.7, () => `x = int(${call})`],
			[0.5, () => `x, y = ${call}, ${another()}`],
			[0.4, () => `d[${another()}] = ${call}`],
			[this.mayReturn ? 0.4 : 0, () => `return ${call}`],
			[0.4, () => `x, y = ${call}`],
			[this.#around.yields ? 0.6 : 0, () => `x = yield ${call}`],
			[0.4, () => `x = [${call}, ${another()}]`],
			[0.3, () => `x = ${call} if ${another()} else ${another()}`],
			[0.3, () => `x = take(${call}, k=${another()})`],
			[0.3, () => `${call}; ${another()}`],
		])();
		this.guarded(line, 0.35, guards);
	}

	#drop(): void {
		const {iterators} = this.#expressions;
		const name = this.#expressions.iterator();
		const line = this.random.pick([
			`del ${name}`,
			`${name} = None`,
			`${name} = Plain(1)`,
			`d['h'] = ${name}`,
			'd.clear()',
			`box.g = ${name}`,
			'del box.g',
			`${name} = ${this.#around.makers.length > 0 ? this.#expressions.fresh() : 'None'}`,
		]);
		this.line(line);
		if (line.startsWith('del g')) iterators.splice(iterators.indexOf(name), 1);
	}

	#raise(): void {
		this.line(
			this.random.weigh<() => string>([
				[3, () => `raise ${this.#expressions.exception()}`],
				[this.isInHandler ? 5 : 0, () => 'raise'],
				[1, () => `raise Problem() from ${this.#expressions.exception()}`],
				[1, () => 'x = 1 / 0'],
			])(),
		);
	}

	#manager(): string {
		const {iterators} = this.#expressions;
		return this.random.weigh<() => string>([
			[4, () => `Guard(${this.random.pick(['True', 'False'])})`],
			[4, () => `managed(${this.random.pick(['True', 'False'])})`],
			[0.6, () => `suppress(${this.random.pick(['ValueError', 'Problem', 'KeyError, RuntimeError'])})`],
			[iterators.length > 0 ? 0.8 : 0, () => `closing(${this.#expressions.iterator()})`],
		])();
	}

	#with(depth: number): void {
		const {random} = this;
		if (random.chance(0.12)) {
			this.under('with ExitStack() as stack:', () => {
				this.line(`x = stack.enter_context(${this.#manager()})`);
				this.line(random.pick(["stack.callback(print, 'back')", 'stack.push(Guard(True))', 'pass']));
				this.block(depth + 1);
			});
			return;
		}
		const items = [1, ...(random.chance(0.2) ? [2] : [])].map(
			() => `${this.#manager()}${random.chance(0.4) ? ` as ${random.pick(['x', 'y', 'box.v'])}` : ''}`,
		);
		this.nested(`with ${items.join(', ')}:`, depth);
	}

	#for(depth: number): void {
		const {random} = this;
		const target = random.weigh([
			[8, random.pick(['x', 'y', 'i', 'box.v'])],
			[0.4, 'x, *y'],
			[0.4, 'x, y'],
		]);
		const head = `for ${target} in ${this.#expressions.iterable()}:`;
		if (random.chance(0.15)) this.line(`${head} print('loop')`);
		else this.loop(head, depth);
		if (random.chance(0.15)) this.nested('else:', depth);
	}

	/** A class body that asks. */
	#class(): void {
		const {iterators} = this.#expressions;
		this.under(`class ${this.name('C')}:`, () => {
			if (iterators.length > 0) this.line(`x = ${this.#expressions.call()}`);
			this.line(
				this.random.pick([
					`y = [v for v in ${this.#expressions.iterable(0)}]`,
					`y = list(v for v in ${this.#expressions.iterable(0)})`,
					`for y in ${this.#expressions.iterable(0)}: print('in class')`,
				]),
			);
		});
	}

	/** A generator function in the function, with defaults and decorators that may suspend, and `nonlocal`. */
	#function(): void {
		const {yields} = this.#around;
		const name = this.name('f');
		const given = yields && this.random.chance(0.4) ? `(yield ${this.#expressions.value(0)})` : '5';
		if (yields && this.random.chance(0.3)) this.line(`@keep((yield ${this.#expressions.value(0)}))`);
		this.under(`def ${name}(a=${given}):`, () => {
			if (this.random.chance(0.6)) this.line('nonlocal x');
			this.line(this.random.pick(['x = yield a', 'x = y = yield a', 'x, y = yield', 'x = yield from [a, 2]']));
			this.line(this.random.pick(['yield x', 'return x', 'print(x)']));
		});
		this.line(
			yields && this.random.chance(0.6)
				? `y = yield from ${name}()`
				: this.random.pick([`print(list(${name}()))`, `for y in ${name}(): print(x)`]),
		);
	}
}
