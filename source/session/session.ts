import {Announcer} from './announcer.ts';
import type {Jump, PersonCommand, Session, Snapshot} from './contract.ts';
import type {DemoItem} from './demo.ts';
import {type ProgramFile, readAgain} from './file.ts';
import {type Order, Orders} from './orders.ts';
import type {Parts} from './parts.ts';
import {pictureOf} from './picture.ts';
import {Playhead} from './playhead.ts';
import {Redo} from './redo.ts';
import {Run} from './run.ts';
import {Runs} from './runs.ts';
import {Talk} from './talk.ts';

export interface SessionOptions {
	readonly program: ProgramFile;
	/** A python of the user's; absent: the embedded one. */
	readonly python?: string;
	/** The program's own arguments. */
	readonly arguments: readonly string[];
	/** Frames of the library and of packages are shown, too. */
	readonly allFrames?: boolean;
	/** What to drive at once; absent: the person chooses. */
	readonly driving?: NonNullable<Snapshot['driving']>;
	/** Items for the person to play. */
	readonly queue?: readonly DemoItem[];
}

/** How long an interrupted program may take to come to rest before KeyboardInterrupt is raised in it, in milliseconds. */
const patience = 400;

/** Starts a session: Python starts at once. */
export function createSession(options: SessionOptions): Session {
	return new PersonSession(options);
}

class PersonSession implements Session {
	readonly #options: SessionOptions;
	readonly #announcer = new Announcer();
	readonly #parts: Parts;
	readonly #orders: Orders;
	readonly #redo: Redo;
	readonly #talk: Talk;
	#program: ProgramFile;
	#snapshot: Snapshot | null = null;
	#patience: NodeJS.Timeout | undefined;
	/** How many commands were given, each of which has its number. */
	#commands = 0;

	constructor(options: SessionOptions) {
		this.#options = options;
		this.#program = options.program;
		this.#talk = new Talk(options.queue ?? []);
		const {driving = null} = options;
		const runs = new Runs(this.#open(driving));
		const head = new Playhead({
			get run() {
				return runs.current;
			},
			get canGoOn() {
				return runs.alive && !runs.rehearsing && runs.current.place === 'program';
			},
		});
		this.#parts = {runs, head, driving, watched: [], changedAt: null, open: () => this.#open(this.#parts.driving)};
		this.#orders = new Orders(this.#parts);
		this.#redo = new Redo(this.#parts, this.#orders);
	}

	snapshot(): Snapshot {
		this.#snapshot ??= pictureOf(this.#options.program.file, this.#parts, this.#orders, this.#talk);
		return this.#snapshot;
	}

	subscribe(listener: () => void): () => void {
		return this.#announcer.subscribe(listener);
	}

	run(): void {
		this.#begin({kind: 'script'});
	}

	drive(expression: string): void {
		this.#begin({kind: 'expression', expression});
	}

	command(command: PersonCommand): number {
		this.#commands += 1;
		this.#order({command, number: this.#commands});
		return this.#commands;
	}

	playNext(): void {
		if (this.#orders.waiting.length > 0 || this.#parts.runs.rehearsing) return;
		const between = this.#run.place === 'program' || this.#head.cursor < this.#run.log.length;
		if (this.#talk.play(between, this.#head, command => this.command(command))) this.#changed();
		else this.forward();
	}

	forward(): void {
		this.#move(() => this.#head.forward());
	}

	back(): void {
		this.#move(() => this.#head.back());
	}

	finish(): void {
		this.#move(() => this.#head.finish());
	}

	first(): void {
		this.seek(0);
	}

	last(): void {
		this.#move(() => this.#head.last());
	}

	seek(mark: number): void {
		this.#move(() => this.#head.seek(mark));
	}

	jump(by: Jump, direction: 1 | -1): void {
		this.#move(() => this.#head.jump(by, direction));
	}

	undo(): void {
		if (this.#parts.driving?.kind !== 'expression' || this.#orders.postponed(() => this.undo())) return;
		const {given} = this.#run;
		if (!this.#orders.takeBack() && given.length > 0) this.#redo.branchOff(given.slice(0, -1));
		this.#changed();
	}

	visit(branch: number): void {
		this.#parts.runs.visit(branch);
		this.last();
	}

	watch(expression: string): void {
		const {watched, runs} = this.#parts;
		const others = watched.filter(each => each !== expression);
		this.#parts.watched = others.length < watched.length ? others : [...watched, expression];
		if (runs.alive) runs.current.ask(this.#parts.watched);
		this.#changed();
	}

	reload(): void {
		const program = readAgain(this.#program);
		if ('kind' in program) this.#run.problem = program;
		else {
			this.#program = program;
			if (this.#parts.driving === null) this.choose();
			else this.#redo.reload();
		}
		this.#changed();
	}

	interrupt(): void {
		this.#orders.clear();
		const run = this.#parts.runs.giveUp() ?? this.#run;
		this.#changed();
		if (!run.moving) return;
		run.rest();
		this.#head.forget();
		clearTimeout(this.#patience);
		// Sent on meanwhile, it does as it is asked.
		const {pursued} = run;
		this.#patience = setTimeout(() => {
			if (run.moving && run.pursued === pursued) run.interrupt();
		}, patience);
	}

	restart(): void {
		this.#startOver(this.#parts.driving);
	}

	choose(): void {
		this.#startOver(null);
	}

	dismiss(): void {
		this.#move(() => {});
	}

	async close(): Promise<void> {
		clearTimeout(this.#patience);
		this.#announcer.close();
		await this.#parts.runs.stop();
	}

	get #run(): Run {
		return this.#parts.runs.current;
	}

	get #head(): Playhead {
		return this.#parts.head;
	}

	/** Something that the person does takes the last problem away. */
	#move(act: () => void): void {
		this.#run.problem = null;
		act();
		this.#changed();
	}

	#order(order: Order): void {
		if (this.#orders.postponed(() => this.#order(order))) return;
		const run = this.#run;
		if (!this.#parts.runs.alive) {
			this.#redo.branchOff(run.given);
			this.#orders.postponed(() => this.#order(order));
		} else {
			run.problem = null;
			this.#head.seek(run.log.length);
			this.#orders.add(order);
		}
		this.#changed();
	}

	#startOver(driving: Snapshot['driving']): void {
		clearTimeout(this.#patience);
		this.#parts.driving = driving;
		this.#parts.changedAt = null;
		this.#talk.rewind();
		this.#orders.clear();
		this.#redo.clear();
		const {targets, python, instructions} = this.#run;
		const run = this.#open(driving);
		// The same file in the same Python: what is known of it can be shown while the new one starts.
		run.targets = targets;
		run.python = python;
		run.instructions = instructions;
		this.#parts.runs.replace(run);
		this.#head.rest();
		this.#head.cursor = 0;
		this.#changed();
	}

	#begin(driving: NonNullable<Snapshot['driving']>): void {
		const chosen = this.#parts.driving !== null;
		this.#parts.driving = driving;
		const {place} = this.#run;
		if (place === 'open') this.#drive(driving);
		else if (place !== 'opening' || chosen) this.#startOver(driving);
		this.#changed();
	}

	#drive(driving: NonNullable<Snapshot['driving']>): void {
		this.#head.follow('newest');
		if (driving.kind === 'script') this.#run.script();
		else this.#run.drive(driving.expression);
	}

	#open(driving: Snapshot['driving']): Run {
		const {python, arguments: args, allFrames = false} = this.#options;
		const run: Run = new Run({
			program: this.#program,
			...(python === undefined ? {} : {python}),
			arguments: args,
			allFrames,
			driving,
			onChange: () => this.#arrived(run),
		});
		return run;
	}

	/** Something came from a Python. */
	#arrived(run: Run): void {
		const {runs, driving, watched} = this.#parts;
		if (!runs.rehearsed(run) && run === runs.current && runs.alive) {
			if (run.place === 'open' && driving !== null) this.#drive(driving);
			this.#head.arrived();
			this.#orders.arrived(run);
			this.#parts.watched = watched.filter(expression => !run.refused.includes(expression));
			run.refused = [];
			run.ask(this.#parts.watched);
		}
		this.#changed();
	}

	#changed(): void {
		this.#snapshot = null;
		this.#announcer.announce();
	}
}
