import type {Problem} from '../protocol/index.ts';
import type {PersonCommand, Phase, Session, Snapshot} from './contract.ts';
import {type ProgramFile, readProgram} from './file.ts';
import {endOfResumption, nextMark} from './marks.ts';
import {firstDifference, Replay, type Script} from './replay.ts';
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

/** A run that is made behind the screen, until it can take the place of the one on show. */
interface Rehearsal {
	readonly run: Run;
	readonly replay: Replay;
	/** Called when the replay is done. */
	readonly onDone: () => void;
}

/** Starts a session: Python starts at once. */
export function createSession(options: SessionOptions): Session {
	return new PersonSession(options);
}

class PersonSession implements Session {
	readonly #options: SessionOptions;
	readonly #listeners = new Set<() => void>();
	#program: ProgramFile;
	/** The newest run is alive; those before it only have their history. */
	#runs: Run[];
	#shown = 0;
	#rehearsal: Rehearsal | null = null;
	#driving: Driving = null;
	#queue: readonly PersonCommand[];
	#waiting: PersonCommand | null = null;
	#cursor = 0;
	#changedAt: number | null = null;
	/** Where the cursor goes as stages arrive: to the newest, or just one on. */
	#follow: 'newest' | 'one' | null = null;
	#snapshot: Snapshot | null = null;
	#announced = false;
	#patience: NodeJS.Timeout | undefined;

	constructor(options: SessionOptions) {
		this.#options = options;
		this.#program = options.program;
		this.#queue = options.queue ?? [];
		if (options.expression !== undefined) this.#driving = {kind: 'expression', expression: options.expression};
		this.#runs = [this.#open()];
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
		if (this.#rehearsal !== null) return;
		if (!this.#alive) {
			this.#branchOff(this.#run.given, () => this.command(command));
			return;
		}
		const run = this.#run;
		run.problem = null;
		this.last();
		if (run.place === 'ready' && !run.moving) {
			this.#give(command);
		} else if (run.place === 'program' && this.#driving?.kind === 'expression') {
			this.#waiting = command;
			this.#pursue('result', 'newest');
		}
		this.#changed();
	}

	playNext(): void {
		const [command, ...rest] = this.#queue;
		if (command === undefined || this.#waiting !== null || this.#rehearsal !== null) return;
		this.#queue = rest;
		this.command(command);
	}

	forward(): void {
		this.#run.problem = null;
		if (this.#cursor < this.#run.log.length) this.#cursor += 1;
		else if (this.#canGoOn) this.#pursue('stage', 'one');
		this.#changed();
	}

	back(): void {
		this.#follow = null;
		this.#cursor = Math.max(0, this.#cursor - 1);
		this.#changed();
	}

	finish(): void {
		this.#run.problem = null;
		const {log} = this.#run;
		const end = endOfResumption(log, this.#cursor);
		if (end !== null) this.#cursor = end;
		else if (this.#canGoOn) this.#pursue('result', 'newest');
		else this.#cursor = log.length;
		this.#changed();
	}

	first(): void {
		this.seek(0);
	}

	last(): void {
		this.seek(this.#run.log.length);
	}

	seek(mark: number): void {
		if (mark < 0 || mark > this.#run.log.length) throw new RangeError(`There is no mark ${mark}.`);
		if (mark < this.#run.log.length) this.#follow = null;
		this.#cursor = mark;
		this.#changed();
	}

	jump(by: 'line' | 'resumption', direction: 1 | -1): void {
		this.#run.problem = null;
		const mark = nextMark(this.#run.log, this.#cursor, by, direction);
		if (mark !== null) this.seek(mark);
		else if (direction < 0) this.seek(0);
		else if (this.#canGoOn) this.#pursue(by === 'line' ? 'line' : 'result', 'newest');
		else this.last();
		this.#changed();
	}

	undo(): void {
		if (this.#driving?.kind !== 'expression' || this.#rehearsal !== null || this.#run.given.length === 0) return;
		this.#waiting = null;
		this.#branchOff(this.#run.given.slice(0, -1), () => {});
	}

	visit(branch: number): void {
		const run = this.#runs[branch];
		if (run === undefined) throw new RangeError(`There is no branch ${branch}.`);
		this.#shown = branch;
		this.#follow = null;
		this.#cursor = run.log.length;
		this.#changed();
	}

	reload(): void {
		const program = readProgram(this.#options.program.file);
		if ('kind' in program) {
			this.#run.problem = program;
			this.#changed();
			return;
		}
		const driving = this.#driving;
		this.#program = program;
		if (driving === null) {
			this.#replace(null);
			return;
		}
		const old = this.#run;
		const cursor = this.#cursor;
		this.#rehearse({driving, commands: old.given, stages: old.log.length}, run => {
			if (run.log.length === 0 && run.problem !== null) {
				this.#fail(run, run.problem);
				return;
			}
			this.#dropAll();
			this.#show([run], Math.min(cursor, run.log.length));
			this.#changedAt = firstDifference(old.log, run.log);
		});
	}

	interrupt(): void {
		const run = this.#run;
		if (!run.moving) return;
		this.#waiting = null;
		run.rest();
		clearTimeout(this.#patience);
		this.#patience = setTimeout(() => {
			if (run === this.#run && run.moving) run.interrupt();
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
		await Promise.all(
			[...this.#runs, ...(this.#rehearsal === null ? [] : [this.#rehearsal.run])].map(run => run.stop()),
		);
	}

	/** The run on show. */
	get #run(): Run {
		return this.#runs[this.#shown] as Run;
	}

	/** The run on show is the newest: its Python still lives. */
	get #alive(): boolean {
		return this.#shown === this.#runs.length - 1;
	}

	get #canGoOn(): boolean {
		return this.#alive && this.#run.place === 'program' && this.#rehearsal === null;
	}

	/** Does `commands` in a fresh Python and shows that as a new branch. */
	#branchOff(commands: readonly PersonCommand[], onDone: () => void): void {
		const driving = this.#driving;
		if (driving === null) return;
		const old = this.#run;
		this.#rehearse({driving, commands, stages: 0}, run => {
			const mark = firstDifference(old.log, run.log);
			void this.#runs.at(-1)?.stop();
			this.#show([...this.#runs, run], run.log.length);
			if (mark !== null) {
				const message = `Done again, the program went another way from stage ${mark + 1} on.`;
				run.problem = {kind: 'command', message};
			}
			onDone();
		});
	}

	#rehearse(script: Script, onDone: (run: Run) => void): void {
		this.#cancelRehearsal();
		const run = this.#open();
		const done = (): void => {
			this.#rehearsal = null;
			onDone(run);
			this.#changed();
		};
		this.#rehearsal = {run, replay: new Replay(run, script), onDone: done};
		this.#changed();
	}

	#cancelRehearsal(): void {
		void this.#rehearsal?.run.stop();
		this.#rehearsal = null;
	}

	#fail(run: Run, problem: Problem): void {
		void run.stop();
		this.#run.problem = problem;
	}

	#show(runs: Run[], cursor: number): void {
		this.#runs = runs;
		this.#shown = runs.length - 1;
		this.#cursor = cursor;
		this.#follow = null;
	}

	#dropAll(): void {
		for (const run of this.#runs) void run.stop();
	}

	#replace(driving: Driving): void {
		this.#cancelRehearsal();
		this.#dropAll();
		clearTimeout(this.#patience);
		this.#driving = driving;
		this.#queue = this.#options.queue ?? [];
		this.#waiting = null;
		this.#changedAt = null;
		const {targets, python} = this.#run;
		const run = this.#open();
		// The same file in the same Python: what is known of it can be shown while the new one starts.
		run.targets = targets;
		run.python = python;
		this.#show([run], 0);
		this.#changed();
	}

	#begin(driving: NonNullable<Driving>): void {
		this.#driving = driving;
		const {place} = this.#run;
		if (place === 'open') this.#drive(driving);
		else if (place !== 'opening') this.#replace(driving);
		this.#changed();
	}

	#drive(driving: NonNullable<Driving>): void {
		this.#follow = 'newest';
		if (driving.kind === 'script') this.#run.script();
		else this.#run.drive(driving.expression);
	}

	#open(): Run {
		const {python, arguments: args} = this.#options;
		const run: Run = new Run({
			program: this.#program,
			...(python === undefined ? {} : {python}),
			arguments: args,
			onChange: () => this.#arrived(run),
		});
		return run;
	}

	/** Something came from a Python. */
	#arrived(run: Run): void {
		const rehearsal = this.#rehearsal;
		if (rehearsal?.run === run) {
			if (rehearsal.replay.advance()) rehearsal.onDone();
			return;
		}
		if (run !== this.#runs.at(-1)) return;
		if (run === this.#run) this.#followOn(run);
		this.#changed();
	}

	#followOn(run: Run): void {
		if (run.place === 'open' && this.#driving !== null) this.#drive(this.#driving);
		const {length} = run.log;
		if (this.#follow === 'newest') this.#cursor = length;
		else if (this.#follow === 'one' && this.#cursor < length) {
			this.#cursor += 1;
			this.#follow = null;
		}
		if (!run.moving) this.#follow = null;
		const waiting = this.#waiting;
		if (run.place === 'ready' && waiting !== null) {
			this.#waiting = null;
			this.#give(waiting);
		}
	}

	#give(command: PersonCommand): void {
		this.#follow = 'one';
		this.#changedAt = null;
		this.#run.command(command);
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
			branches: this.#runs.map(({given, log}) => ({commands: given, length: log.length})),
			branch: this.#shown,
			changedAt: this.#changedAt,
		};
	}

	#phase(): Phase {
		const run = this.#run;
		if (this.#rehearsal !== null) return {kind: 'running'};
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
