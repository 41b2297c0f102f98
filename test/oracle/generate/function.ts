import type {Random} from './random.ts';

/** What the body of one function is made of, and may use. */
export interface Surroundings {
	readonly random: Random;
	/** 8 for CPython 3.8. */
	readonly minor: number;
	/** Names of generator functions that it may call: those before it, so that no program runs for ever. */
	readonly makers: readonly string[];
	/** It is a generator itself. */
	readonly yields: boolean;
}

/** Writes the body of a function, a statement at a time. */
export class FunctionWriter {
	readonly lines: string[] = [];
	readonly #around: Surroundings;
	readonly #random: Random;
	/** Names that hold generators and other iterators. */
	readonly #iterators: string[];
	readonly #values = ['x', 'y'];
	#names = 0;
	#indent = 1;
	#budget: number;
	#isInLoop = false;
	#isInHandler = false;

	constructor(around: Surroundings, iterators: readonly string[], budget: number) {
		this.#around = around;
		this.#random = around.random;
		this.#iterators = [...iterators];
		this.#budget = budget;
	}

	write(): string[] {
		this.#line('x = y = 0');
		if (this.#around.yields || this.#random.chance(0.5)) this.#line('d = {}');
		else this.#line("d = {'k': 1}");
		if (this.#random.chance(0.3)) this.#line('box = Box()');
		else this.#line('box = Box()');
		if (!this.#around.yields && this.#around.makers.length > 0) {
			for (let count = 1 + this.#random.below(2); count > 0; count -= 1) this.#make();
		}
		this.#block(0);
		if (this.#around.yields && this.#random.chance(0.7)) this.#line(`yield ${this.#value(1)}`);
		if (this.#random.chance(0.6)) this.#line(`return ${this.#value(1)}`);
		return this.lines;
	}

	#line(text: string): void {
		this.lines.push('    '.repeat(this.#indent) + text);
		this.#budget -= 1;
	}

	#block(depth: number): void {
		const count = 1 + this.#random.below(depth === 0 ? 6 : 3);
		for (let index = 0; index < count && this.#budget > 0; index += 1) this.#statement(depth);
		if (count === 0 || this.#budget <= 0) this.#line('pass');
	}

	#nested(head: string, depth: number): void {
		this.#line(head);
		this.#indent += 1;
		this.#block(depth + 1);
		this.#indent -= 1;
	}

	#statement(depth: number): void {
		const random = this.#random;
		const {yields, makers} = this.#around;
		const has = this.#iterators.length > 0;
		const compound = depth < 3 ? 1 : 0;
		const choice = random.weigh<() => void>([
			[yields ? 8 : 0, () => this.#yield()],
			[yields && (has || makers.length > 0) ? 5 : 0, () => this.#yieldFrom()],
			[2, () => this.#line(`print(${this.#value(1)})`)],
			[makers.length > 0 ? 3 : 0, () => this.#make()],
			[has ? 9 : 0, () => this.#resume()],
			[has || makers.length > 0 ? 4 : 0, () => this.#consume()],
			[has ? 2 : 0, () => this.#drop()],
			[compound * 3, () => this.#try(depth)],
			[compound * 1.5, () => this.#with(depth)],
			[compound * (has || makers.length > 0 ? 3 : 0), () => this.#for(depth)],
			[compound * 1.5, () => this.#if(depth)],
			[compound, () => this.#while(depth)],
			[compound * (this.#around.minor >= 10 ? 1 : 0), () => this.#match(depth)],
			[0.8, () => this.#raise()],
			[0.4, () => this.#line(`return ${this.#value(1)}`)],
			[this.#isInLoop ? 1 : 0, () => this.#line(random.pick(['break', 'continue']))],
			[0.7, () => this.#line(`${this.#target()} = Last('${this.#name('o')}')`)],
			[0.6, () => this.#line(`${random.pick(this.#values)} = ${this.#value(1)}`)],
		]);
		choice();
	}

	#name(letter: string): string {
		this.#names += 1;
		return `${letter}${this.#names}`;
	}

	#target(): string {
		return this.#random.pick([...this.#values, ...this.#values, 'box.v', "d['k']"]);
	}

	/** A plain value. */
	#value(depth: number): string {
		const random = this.#random;
		return random.weigh<() => string>([
			[4, () => String(random.below(10))],
			[3, () => `'${random.pick(['a', 'b', 'c', 'd'])}'`],
			[4, () => random.pick(this.#values)],
			[0.7, () => 'None'],
			[depth > 0 ? 1 : 0, () => `(${this.#value(0)}, ${this.#value(0)})`],
			[depth > 0 ? 0.5 : 0, () => `[${this.#value(0)}]`],
			[depth > 0 ? 0.5 : 0, () => `str(${this.#value(0)})`],
			[depth > 0 && this.#around.yields ? 0.6 : 0, () => `(yield ${this.#value(0)})`],
			[this.#iterators.length > 0 ? 0.3 : 0, () => `next(${random.pick(this.#iterators)}, 'none')`],
		])();
	}

	#exception(): string {
		return this.#random.pick([
			"ValueError('v')",
			"KeyError('k')",
			'Problem()',
			'Problem(1)',
			'StopIteration(5)',
			'GeneratorExit()',
			"ValueError('w')",
		]);
	}

	/** A fresh generator. */
	#fresh(): string {
		const random = this.#random;
		const maker = random.pick(this.#around.makers);
		const argument = random.weigh<() => string>([
			[3, () => String(random.below(3))],
			[this.#iterators.length > 0 ? 2 : 0, () => random.pick(this.#iterators)],
			[1, () => 'None'],
		])();
		return `${maker}(${argument})`;
	}

	/** Something to iterate over. */
	#iterable(depth = 1): string {
		const random = this.#random;
		const hasMakers = this.#around.makers.length > 0;
		return random.weigh<() => string>([
			[hasMakers ? 5 : 0, () => this.#fresh()],
			[this.#iterators.length > 0 ? 5 : 0, () => random.pick(this.#iterators)],
			[1, () => `Plain(${random.below(3)})`],
			[0.7, () => `Made(${random.below(3)})`],
			[0.7, () => random.pick(['[1, 2]', 'range(2)', "'ab'", 'iter([5])'])],
			[depth > 0 && hasMakers ? 1 : 0, () => `Able(${this.#fresh()})`],
			[depth > 0 ? 1 : 0, () => `enumerate(${this.#iterable(0)})`],
			[depth > 0 ? 0.7 : 0, () => `zip(${this.#iterable(0)}, ${this.#iterable(0)})`],
			[depth > 0 ? 0.7 : 0, () => `map(str, ${this.#iterable(0)})`],
			[depth > 0 ? 0.7 : 0, () => `chain(${this.#iterable(0)}, ${this.#iterable(0)})`],
			[depth > 0 ? 1 : 0, () => `(v for v in ${this.#iterable(0)})`],
			[depth > 0 ? 0.5 : 0, () => `((v, w) for v in ${this.#iterable(0)} if v for w in [1])`],
		])();
	}

	#make(): void {
		const name = this.#name('g');
		const random = this.#random;
		const made = random.weigh<() => string>([
			[8, () => this.#fresh()],
			[1, () => `(v for v in ${this.#iterable(0)})`],
			[0.5, () => `Able(${this.#fresh()})`],
		])();
		if (random.chance(0.1)) {
			this.#line(`d['${name}'] = ${made}`);
			return;
		}
		this.#line(`${name} = ${made}`);
		this.#iterators.push(name);
	}

	/** Wherever a value of `yield`, `yield from` or `await` can go. */
	#takes(suspending: string): string {
		const random = this.#random;
		const {minor} = this.#around;
		const value = random.pick(this.#values);
		return random.weigh<string>([
			[3, suspending],
			[6, `${value} = ${suspending}`],
			[1, `box.v = ${suspending}`],
			[1, `d['k'] = ${suspending}`],
			[0.7, `d[str(x)] = ${suspending}`],
			[0.7, `d[(yield 'key')] = ${suspending}`],
			[0.8, `x, y = ${suspending}`],
			[0.4, `x, *y = ${suspending}`],
			[0.4, `(x, y), box.v = ${suspending}`],
			[0.6, `x = y = ${suspending}`],
			[0.5, `x += ${suspending}`],
			[0.4, `d['k'] = box.w = ${suspending}`],
			[0.4, `x: int = (${suspending})`],
			[1, `print((${suspending}))`],
			[0.6, `print('p', (${suspending}), (yield 'q'))`],
			[0.5, `x = [(${suspending}), (yield 'r')]`],
			[0.4, `x = (${suspending}) or (yield 's')`],
			[0.4, `x = {'a': (${suspending})}`],
			[0.4, `x = str((${suspending}))`],
			[0.3, `x = int((${suspending}))`],
			[0.3, `assert (${suspending}) != 3`],
			[0.3, `return (${suspending})`],
			[0.2, `raise Problem((${suspending}))`],
			[0.3, `x = f"{(${suspending})}"`],
			[minor >= 8 ? 0.6 : 0, `print((y := (${suspending})))`],
			[minor >= 8 ? 0.4 : 0, `x = (y := (${suspending})), 1`],
			[0.3, `if (${suspending}): print('true')`],
		]);
	}

	#yield(): void {
		const {makers} = this.#around;
		const value = this.#random.weigh<() => string>([
			[8, () => this.#value(1)],
			[makers.length > 0 ? 0.5 : 0, () => this.#fresh()],
			[this.#iterators.length > 0 ? 0.3 : 0, () => this.#random.pick(this.#iterators)],
		])();
		this.#line(this.#takes(this.#random.chance(0.05) ? 'yield' : `yield ${value}`));
	}

	#yieldFrom(): void {
		this.#line(this.#takes(`yield from ${this.#iterable()}`));
	}

	/** A call that resumes, as an expression. */
	#call(): string {
		const random = this.#random;
		const iterator = random.weigh<() => string>([
			[8, () => random.pick(this.#iterators)],
			[this.#around.makers.length > 0 ? 1 : 0, () => this.#fresh()],
		])();
		return random.weigh<() => string>([
			[6, () => `next(${iterator})`],
			[2, () => `next(${iterator}, 'none')`],
			[5, () => `${iterator}.send(${this.#value(1)})`],
			[1, () => `${iterator}.send(None)`],
			[3, () => `${iterator}.throw(${this.#exception()})`],
			[2, () => `${iterator}.close()`],
			[0.4, () => `${iterator}.__next__()`],
		])();
	}

	#resume(): void {
		const random = this.#random;
		const call = this.#call();
		const line = random.weigh<() => string>([
			[3, () => call],
			[4, () => `${random.pick(this.#values)} = ${call}`],
			[4, () => `print(${call})`],
			[1, () => `print(${call}, ${this.#call()})`],
			[0.7, () => `x = ${call} + 1`],
			[0.7, () => `x = int(${call})`],
			[0.5, () => `x, y = ${call}, ${this.#call()}`],
			[0.4, () => `d[${this.#call()}] = ${call}`],
			[0.4, () => `return ${call}`],
			[0.4, () => `x, y = ${call}`],
			[this.#around.yields ? 0.6 : 0, () => `x = yield ${call}`],
			[0.4, () => `x = [${call}, ${this.#call()}]`],
			[0.3, () => `${call}; ${this.#call()}`],
		])();
		if (random.chance(0.35)) this.#guarded(line);
		else this.#line(line);
	}

	#guarded(line: string): void {
		this.#line('try:');
		this.#indent += 1;
		this.#line(line);
		this.#indent -= 1;
		const exception = this.#random.pick([
			'StopIteration',
			'Exception',
			'ValueError',
			'(StopIteration, Problem)',
			'BaseException',
		]);
		const hasName = this.#random.chance(0.6);
		this.#line(`except ${exception}${hasName ? ' as e' : ''}:`);
		this.#indent += 1;
		this.#line(hasName ? "print('caught', type(e).__name__, e)" : "print('caught')");
		this.#indent -= 1;
	}

	#consume(): void {
		const random = this.#random;
		const iterable = this.#iterable();
		const line = random.weigh<() => string>([
			[3, () => `print(list(${iterable}))`],
			[1, () => `x = tuple(${iterable})`],
			[1, () => `x = [str(v) for v in ${iterable}]`],
			[0.6, () => `x = {v: w for v, w in enumerate(${iterable})}`],
			[0.6, () => `x = [v for v in ${iterable} if v for _ in ${this.#iterable(0)}]`],
			[0.7, () => `x = sum(${iterable})`],
			[0.6, () => `x = dict.fromkeys(${iterable})`],
			[1, () => `x, y = ${iterable}`],
			[0.6, () => `x, *y = ${iterable}`],
			[0.7, () => `x = [*${iterable}]`],
			[0.7, () => `print(*${iterable})`],
			[0.5, () => `x = 2 in ${iterable}`],
			[0.5, () => `x = any(${iterable})`],
			[0.4, () => `x = list(${iterable})[1]`],
			[0.4, () => `x = sum(v for v in ${this.#iterable(0)})`],
			[0.4, () => `x = any(v == 1 for v in ${this.#iterable(0)})`],
			[0.4, () => `x = ''.join(str(v) for v in ${this.#iterable(0)})`],
			[0.4, () => `x = list(zip(${iterable}, ${this.#iterable(0)}))`],
		])();
		if (random.chance(0.3)) this.#guarded(line);
		else this.#line(line);
	}

	#drop(): void {
		const random = this.#random;
		const name = random.pick(this.#iterators);
		const line = random.pick([
			`del ${name}`,
			`${name} = None`,
			`${name} = Plain(1)`,
			`d['h'] = ${name}`,
			'd.clear()',
			`box.g = ${name}`,
			'del box.g',
			`${name} = ${this.#around.makers.length > 0 ? this.#fresh() : 'None'}`,
		]);
		this.#line(line);
		if (line.startsWith('del g')) this.#iterators.splice(this.#iterators.indexOf(name), 1);
	}

	#raise(): void {
		const random = this.#random;
		this.#line(
			random.weigh<() => string>([
				[3, () => `raise ${this.#exception()}`],
				[this.#isInHandler ? 5 : 0, () => 'raise'],
				[1, () => `raise Problem() from ${this.#exception()}`],
				[1, () => 'x = 1 / 0'],
			])(),
		);
	}

	#try(depth: number): void {
		const random = this.#random;
		const form = random.below(4);
		this.#nested('try:', depth);
		if (form !== 0) {
			const handler = this.#isInHandler;
			for (let count = 1 + random.below(2); count > 0; count -= 1) {
				const exception = random.pick([
					'ValueError',
					'KeyError',
					'Problem',
					'StopIteration',
					'GeneratorExit',
					'Exception',
					'RuntimeError',
					'(Problem, TypeError)',
				]);
				this.#isInHandler = true;
				this.#nested(`except ${exception}${random.chance(0.4) ? ' as e' : ''}:`, depth);
				this.#isInHandler = handler;
			}
			if (random.chance(0.2)) this.#nested('else:', depth);
		}
		if (form === 0 || form === 3) {
			const loop = this.#isInLoop;
			// 3.7 and older take no `continue` in a `finally`.
			if (this.#around.minor < 8) this.#isInLoop = false;
			this.#nested('finally:', depth);
			this.#isInLoop = loop;
		}
	}

	#with(depth: number): void {
		const random = this.#random;
		const manager = random.pick(['Guard(True)', 'Guard(False)', 'managed(True)', 'managed(False)']);
		this.#nested(`with ${manager}${random.chance(0.4) ? ' as x' : ''}:`, depth);
	}

	#for(depth: number): void {
		const random = this.#random;
		const loop = this.#isInLoop;
		this.#isInLoop = true;
		const head = `for ${random.pick(['x', 'y', 'i', 'box.v'])} in ${this.#iterable()}:`;
		if (random.chance(0.15)) this.#line(`${head} print('loop')`);
		else this.#nested(head, depth);
		this.#isInLoop = loop;
		if (random.chance(0.15)) this.#nested('else:', depth);
	}

	#if(depth: number): void {
		this.#nested(`if ${this.#value(1)}:`, depth);
		if (this.#random.chance(0.4)) this.#nested('else:', depth);
	}

	#while(depth: number): void {
		const name = this.#name('n');
		const loop = this.#isInLoop;
		this.#line(`${name} = ${1 + this.#random.below(2)}`);
		this.#line(`while ${name}:`);
		this.#indent += 1;
		this.#line(`${name} -= 1`);
		this.#isInLoop = true;
		this.#block(depth + 1);
		this.#isInLoop = loop;
		this.#indent -= 1;
	}

	#match(depth: number): void {
		const subject = this.#around.yields && this.#random.chance(0.5) ? `(yield ${this.#value(0)})` : this.#value(1);
		this.#line(`match ${subject}:`);
		this.#indent += 1;
		this.#nested(`case ${this.#random.pick(['0', 'None', '(x, y)', 'str()'])}:`, depth);
		if (this.#random.chance(0.5)) this.#nested('case _:', depth);
		this.#indent -= 1;
	}
}
