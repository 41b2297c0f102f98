import type {Random} from './random.ts';

/** Writes the body of a function, a statement at a time. */
export abstract class BlockWriter {
	readonly lines: string[] = [];
	protected readonly random: Random;
	/** 8 for CPython 3.8. */
	protected readonly minor: number;
	/** Where a `break` may stand. */
	protected isInLoop = false;
	/** Where a bare `raise` has something to raise. */
	protected isInHandler = false;
	/** `except*` lets nobody return out of it. */
	protected mayReturn = true;
	#indent = 1;
	#names = 0;
	#budget: number;

	constructor(random: Random, minor: number, budget: number) {
		this.random = random;
		this.minor = minor;
		this.#budget = budget;
	}

	/** Adds one statement, or more. Compound ones stand no deeper than three. */
	protected abstract statement(depth: number): void;

	/** A value as an expression. */
	protected abstract value(): string;

	/** What an `except` of this function may name. */
	protected abstract readonly caught: readonly string[];

	protected line(text: string): void {
		this.lines.push('    '.repeat(this.#indent) + text);
		this.#budget -= 1;
	}

	protected name(letter: string): string {
		this.#names += 1;
		return `${letter}${this.#names}`;
	}

	protected block(depth: number): void {
		const count = 1 + this.random.below(depth === 0 ? 6 : 3);
		for (let index = 0; index < count && this.#budget > 0; index += 1) this.statement(depth);
		if (this.#budget <= 0) this.line('pass');
	}

	/** A head with given lines below it. */
	protected under(head: string, write: () => void): void {
		this.line(head);
		this.#indent += 1;
		write();
		this.#indent -= 1;
	}

	/** A head with a random block below it. */
	protected nested(head: string, depth: number): void {
		this.under(head, () => this.block(depth + 1));
	}

	protected loop(head: string, depth: number): void {
		this.#within({isInLoop: true}, () => this.nested(head, depth));
	}

	protected if(depth: number): void {
		this.nested(`if ${this.value()}:`, depth);
		if (this.random.chance(0.4)) this.nested('else:', depth);
	}

	protected while(depth: number): void {
		const name = this.name('n');
		this.line(`${name} = ${1 + this.random.below(2)}`);
		this.under(`while ${name}:`, () => {
			this.line(`${name} -= 1`);
			this.#within({isInLoop: true}, () => this.block(depth + 1));
		});
		if (this.random.chance(0.1)) this.nested('else:', depth);
	}

	protected match(subject: string, depth: number): void {
		this.under(`match ${subject}:`, () => {
			this.nested(`case ${this.random.pick(['0', 'None', '(x, y)', 'str()', '[x, *y]', '1 | 2 as x'])}:`, depth);
			if (this.random.chance(0.5)) this.nested('case _:', depth);
		});
	}

	protected try(depth: number): void {
		const {random} = this;
		const form = random.below(4);
		this.nested('try:', depth);
		if (form !== 0) {
			const isGroup = this.minor >= 11 && random.chance(0.12);
			for (let count = 1 + random.below(2); count > 0; count -= 1) this.#handler(isGroup, depth);
			if (random.chance(0.2)) this.nested('else:', depth);
		}
		if (form !== 0 && form !== 3) return;
		// 3.7 and older take no `continue` in a `finally`.
		const isInLoop = this.minor >= 8 && this.isInLoop;
		this.#within({isInLoop}, () => this.nested('finally:', depth));
	}

	#handler(isGroup: boolean, depth: number): void {
		const {random} = this;
		const name = random.chance(0.4) ? ' as e' : '';
		const exception = random.pick(this.caught);
		if (isGroup)
			this.#within({isInHandler: true, isInLoop: false, mayReturn: false}, () =>
				this.nested(`except* ${exception}${name}:`, depth),
			);
		else this.#within({isInHandler: true}, () => this.nested(`except ${exception}${name}:`, depth));
	}

	/** A line whose exceptions are caught, or not. */
	protected guarded(line: string, share: number, exceptions: readonly string[]): void {
		if (!this.random.chance(share)) {
			this.line(line);
			return;
		}
		this.under('try:', () => this.line(line));
		const hasName = this.random.chance(0.6);
		this.under(`except ${this.random.pick(exceptions)}${hasName ? ' as e' : ''}:`, () =>
			this.line(hasName ? "print('caught', type(e).__name__, e)" : "print('caught')"),
		);
	}

	#within(
		{isInLoop = this.isInLoop, isInHandler = this.isInHandler, mayReturn = this.mayReturn},
		write: () => void,
	): void {
		const before = {isInLoop: this.isInLoop, isInHandler: this.isInHandler, mayReturn: this.mayReturn};
		Object.assign(this, {isInLoop, isInHandler, mayReturn});
		write();
		Object.assign(this, before);
	}
}
