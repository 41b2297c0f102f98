import type {Request} from '../protocol/index.ts';
import type {PersonCommand, Phase, Session, Snapshot} from './contract.ts';
import type {ProgramFile} from './file.ts';
import {type Goal, Run} from './run.ts';

export interface SessionOptions {
	readonly program: ProgramFile;
	/** A python of the user's; absent: the embedded one. */
	readonly python?: string;
	/** The program's own arguments. */
	readonly arguments: readonly string[];
	/** What to drive at once; absent: the person chooses. */
	readonly expression?: string;
	/** Commands for the person to play. */
	readonly queue?: readonly PersonCommand[];
}

/** How long an interrupted program may take to come to rest before KeyboardInterrupt is raised in it, in milliseconds. */
const patience = 400;

type Driving = Snapshot['driving'];

/** Starts a session: Python starts at once. */
export function createSession(options: SessionOptions): Session {
	return new PersonSession(options);
}

class PersonSession implements Session {
	readonly #options: SessionOptions;
	readonly #listeners = new Set<() => void>();
	#run: Run;
	#driving: Driving = null;
	#queue: readonly PersonCommand[];
	#waiting: PersonCommand | null = null;
	#cursor = 0;
	/** Where the cursor goes as stages arrive: to the newest, or just one on. */
	#follow: 'newest' | 'one' | null = null;
	#snapshot: Snapshot | null = null;
	#announced = false;
	#patience: NodeJS.Timeout | undefined;

	constructor(options: SessionOptions) {
		this.#options = options;
		this.#queue = options.queue ?? [];
		if (options.expression !== undefined) this.#driving = {kind: 'expression', expression: options.expression};
		this.#run = this.#open();
	}

	snapshot(): Snapshot {
		this.#snapshot ??= this.#picture();
		return this.#snapshot;
	}

	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	run(): void {
		this.#begin({kind: 'script'});
	}

	drive(expression: string): void {
		this.#begin({kind: 'expression', expression});
	}

	command(command: PersonCommand): void {
		this.#run.problem = null;
		this.last();
		if (this.#run.place === 'ready' && !this.#run.moving) {
			this.#give(command);
		} else if (this.#run.place === 'program' && this.#driving?.kind === 'expression') {
			this.#waiting = command;
			this.#pursue('result', 'newest');
		}
		this.#changed();
	}

	playNext(): void {
		const [command, ...rest] = this.#queue;
		if (command === undefined || this.#waiting !== null) return;
		this.#queue = rest;
		this.command(command);
	}

	forward(): void {
		this.#run.problem = null;
		if (this.#cursor < this.#run.log.length) this.#cursor += 1;
		else if (this.#run.place === 'program') this.#pursue('stage', 'one');
		this.#changed();
	}

	back(): void {
		this.#follow = null;
		this.#cursor = Math.max(0, this.#cursor - 1);
		this.#changed();
	}

	finish(): void {
		this.#run.problem = null;
		const {log, place} = this.#run;
		const end = this.#endOfResumption();
		if (end !== null) this.#cursor = end;
		else if (place === 'program') this.#pursue('result', 'newest');
		else this.#cursor = log.length;
		this.#changed();
	}

	first(): void {
		this.#follow = null;
		this.#cursor = 0;
		this.#changed();
	}

	last(): void {
		this.#cursor = this.#run.log.length;
		this.#changed();
	}

	interrupt(): void {
		if (!this.#run.moving) return;
		const run = this.#run;
		this.#waiting = null;
		run.rest();
		clearTimeout(this.#patience);
		this.#patience = setTimeout(() => {
			if (run !== this.#run || !this.#snapshot || this.#snapshot.phase.kind !== 'running') return;
			run.interrupt();
		}, patience);
		this.#changed();
	}

	restart(): void {
		this.#replace(this.#driving);
	}

	choose(): void {
		this.#replace(null);
	}

	dismiss(): void {
		this.#run.problem = null;
		this.#changed();
	}

	async close(): Promise<void> {
		clearTimeout(this.#patience);
		this.#listeners.clear();
		await this.#run.stop();
	}

	/** The mark behind the `result` that ends the resumption at the cursor, where history has it. */
	#endOfResumption(): number | null {
		const {log} = this.#run;
		for (let index = this.#cursor; index < log.length; index++) {
			if (log.stage(index).kind === 'result') return index + 1;
		}
		return null;
	}

	#replace(driving: Driving): void {
		void this.#run.stop();
		clearTimeout(this.#patience);
		this.#driving = driving;
		this.#queue = this.#options.queue ?? [];
		this.#waiting = null;
		this.#cursor = 0;
		this.#follow = null;
		const {targets, python} = this.#run;
		this.#run = this.#open();
		// The same file in the same Python: what is known of it can be shown while the new one starts.
		this.#run.targets = targets;
		this.#run.python = python;
		this.#changed();
	}

	#begin(driving: NonNullable<Driving>): void {
		this.#driving = driving;
		if (this.#run.place === 'open') this.#drive(driving);
		else if (this.#run.place !== 'opening') this.#replace(driving);
		this.#changed();
	}

	#drive(driving: NonNullable<Driving>): void {
		this.#follow = 'newest';
		if (driving.kind === 'script') this.#run.script();
		else this.#run.drive(driving.expression);
	}

	#open(): Run {
		const {program, python, arguments: args} = this.#options;
		const run: Run = new Run({
			program,
			...(python === undefined ? {} : {python}),
			arguments: args,
			onChange: () => {
				if (run === this.#run) this.#arrived();
			},
		});
		return run;
	}

	/** Something came from Python. */
	#arrived(): void {
		const run = this.#run;
		if (run.place === 'open' && this.#driving !== null) this.#drive(this.#driving);
		const {length} = run.log;
		if (this.#follow === 'newest') this.#cursor = length;
		else if (this.#follow === 'one' && this.#cursor < length) {
			this.#cursor += 1;
			this.#follow = null;
		}
		if (!run.moving) this.#follow = null;
		if (run.place === 'ready' && this.#waiting !== null) {
			const waiting = this.#waiting;
			this.#waiting = null;
			this.#give(waiting);
		}
		this.#changed();
	}

	#give(command: PersonCommand): void {
		const {kind, ...rest} = command;
		this.#follow = 'one';
		this.#run.command({op: kind, ...rest} as Request);
	}

	#pursue(goal: Goal, follow: 'newest' | 'one'): void {
		this.#follow = follow;
		this.#run.pursue(goal);
	}

	#changed(): void {
		this.#snapshot = null;
		if (this.#announced) return;
		this.#announced = true;
		queueMicrotask(() => {
			this.#announced = false;
			for (const listener of this.#listeners) listener();
		});
	}

	#picture(): Snapshot {
		const run = this.#run;
		return {
			file: this.#options.program.file,
			python: run.python,
			phase: this.#phase(),
			targets: run.targets,
			driving: this.#driving,
			sources: run.stager.sources,
			history: run.log,
			state: run.log.stateAt(this.#cursor),
			live: this.#cursor === run.log.length,
			problem: run.problem,
			queue: this.#queue,
		};
	}

	#phase(): Phase {
		const run = this.#run;
		switch (run.place) {
			case 'opening':
				return {kind: 'opening'};
			case 'open':
				return {kind: 'choosing'};
			case 'loading':
				return {kind: 'running'};
			case 'program':
				return {kind: run.moving ? 'running' : 'paused'};
			case 'ready':
				return {kind: 'ready'};
			case 'over':
				return {kind: 'over', message: run.message};
			default:
				return run.place satisfies never;
		}
	}
}
