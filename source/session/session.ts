import {Announcer} from './announcer.ts';
import type {Jump, PersonCommand, Session, Snapshot} from './contract.ts';
import type {DemoItem} from './demo.ts';
import {type ProgramFile, readProgram} from './file.ts';
import {phaseOf} from './phase.ts';
import {Playhead} from './playhead.ts';
import {coarseLength, firstDifference} from './replay.ts';
import {Run} from './run.ts';
import {Runs} from './runs.ts';
import {Talk} from './talk.ts';

export interface SessionOptions {
	readonly program: ProgramFile;
	/** A python of the user's; absent: the embedded one. */
	readonly python?: string;
	/** The program's own arguments. */
	readonly arguments: readonly string[];
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
	readonly #runs: Runs;
	readonly #head: Playhead;
	#program: ProgramFile;
	#driving: Snapshot['driving'];
	readonly #talk: Talk;
	#watched: readonly string[] = [];
	/** Commands that wait for the end of the resumption under way. */
	#waiting: readonly PersonCommand[] = [];
	/** What the file as it was saved last did not let come to its end, and where we were: the next save tries it again. */
	#unfinished: {readonly commands: readonly PersonCommand[]; readonly mark: number} | null = null;
	/** What was asked for while another run is rehearsed, and is done behind that. */
	#later: ReadonlyArray<() => void> = [];
	#changedAt: number | null = null;
	#snapshot: Snapshot | null = null;
	#patience: NodeJS.Timeout | undefined;

	constructor(options: SessionOptions) {
		this.#options = options;
		this.#program = options.program;
		this.#talk = new Talk(options.queue ?? []);
		this.#driving = options.driving ?? null;
		this.#runs = new Runs(this.#open());
		const runs = this.#runs;
		this.#head = new Playhead({
			get run() {
				return runs.current;
			},
			get canGoOn() {
				return runs.alive && !runs.rehearsing && runs.current.place === 'program';
			},
		});
	}

	snapshot(): Snapshot {
		this.#snapshot ??= this.#picture();
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

	command(command: PersonCommand): void {
		if (this.#postponed(() => this.command(command))) return;
		const run = this.#run;
		if (!this.#runs.alive) {
			this.#branchOff(run.given);
			this.#postponed(() => this.command(command));
			return;
		}
		run.problem = null;
		this.#head.seek(run.log.length);
		if (run.place === 'ready') this.#give(command);
		else if (run.place !== 'over' && this.#driving?.kind === 'expression') {
			this.#waiting = [...this.#waiting, command];
			if (run.place === 'program') this.#head.pursue('result', 'newest');
		}
		this.#changed();
	}

	playNext(): void {
		if (this.#waiting.length > 0 || this.#runs.rehearsing) return;
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
		this.seek(this.#run.log.length);
	}

	seek(mark: number): void {
		this.#move(() => this.#head.seek(mark));
	}

	jump(by: Jump, direction: 1 | -1): void {
		this.#move(() => this.#head.jump(by, direction));
	}

	undo(): void {
		if (this.#driving?.kind !== 'expression' || this.#postponed(() => this.undo())) return;
		const {given} = this.#run;
		if (this.#waiting.length > 0) {
			this.#waiting = this.#waiting.slice(0, -1);
			this.#changed();
		} else if (given.length > 0) this.#branchOff(given.slice(0, -1));
	}

	visit(branch: number): void {
		this.#runs.visit(branch);
		this.last();
	}

	watch(expression: string): void {
		const others = this.#watched.filter(each => each !== expression);
		this.#watched = others.length < this.#watched.length ? others : [...this.#watched, expression];
		if (this.#runs.alive) this.#run.ask(this.#watched);
		this.#changed();
	}

	reload(): void {
		const program = readProgram(this.#options.program.file);
		const old = this.#run;
		if ('kind' in program) {
			old.problem = program;
			this.#changed();
			return;
		}
		this.#program = program;
		if (this.#driving === null) {
			this.choose();
			return;
		}
		const run = this.#open();
		const wanted = this.#unfinished ?? {commands: old.given, mark: coarseLength(old.log, this.#head.cursor)};
		const script = {
			driving: this.#driving,
			commands: wanted.commands,
			stages: coarseLength(old.log),
			watched: this.#watched,
		};
		this.#runs.rehearse(run, script, whole => {
			if (run.log.length === 0 && run.problem !== null) {
				// The last good state stays on show, with what is wrong now.
				old.problem = run.problem;
				void run.stop();
				this.#goOn();
				return;
			}
			this.#unfinished = whole ? null : wanted;
			this.#runs.replace(run);
			this.#head.seek(Math.min(wanted.mark, run.log.length));
			this.#changedAt = firstDifference(old.log, run.log);
			this.#goOn();
		});
		this.#changed();
	}

	interrupt(): void {
		this.#later = [];
		const run = this.#runs.giveUp() ?? this.#run;
		if (!run.moving) return;
		this.#waiting = [];
		run.rest();
		clearTimeout(this.#patience);
		this.#patience = setTimeout(() => {
			if (run.moving) run.interrupt();
		}, patience);
		this.#changed();
	}

	restart(): void {
		this.#startOver(this.#driving);
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
		await this.#runs.stop();
	}

	get #run(): Run {
		return this.#runs.current;
	}

	/** Something that the person does takes the last problem away. */
	#move(act: () => void): void {
		this.#run.problem = null;
		act();
		this.#changed();
	}

	/** Does `commands` in a fresh Python, and shows that as a new branch. */
	#branchOff(commands: readonly PersonCommand[]): void {
		const old = this.#run;
		if (this.#driving === null) return;
		const run = this.#open();
		this.#unfinished = null;
		this.#runs.rehearse(run, {driving: this.#driving, commands, stages: old.log.length, watched: this.#watched}, () => {
			this.#runs.branch(run);
			this.#head.seek(run.log.length);
			const mark = firstDifference(old.log, run.log);
			if (mark !== null) {
				const message = `Done again, the program went another way from stage ${mark + 1} on.`;
				run.problem = {kind: 'command', message};
			}
			this.#goOn();
		});
		this.#changed();
	}

	/** While another run is rehearsed: puts an act off until that is done, and answers that it did. */
	#postponed(act: () => void): boolean {
		if (this.#runs.rehearsing) this.#later = [...this.#later, act];
		return this.#runs.rehearsing;
	}

	/** Does what was put off; one of these may be a rehearsal itself. */
	#goOn(): void {
		while (!this.#runs.rehearsing) {
			const [act, ...later] = this.#later;
			if (act === undefined) return;
			this.#later = later;
			act();
		}
	}

	#startOver(driving: Snapshot['driving']): void {
		clearTimeout(this.#patience);
		this.#driving = driving;
		this.#talk.rewind();
		this.#waiting = [];
		this.#later = [];
		this.#unfinished = null;
		this.#changedAt = null;
		const {targets, python, instructions} = this.#run;
		const run = this.#open();
		// The same file in the same Python: what is known of it can be shown while the new one starts.
		run.targets = targets;
		run.python = python;
		run.instructions = instructions;
		this.#runs.replace(run);
		this.#head.rest();
		this.#head.cursor = 0;
		this.#changed();
	}

	#begin(driving: NonNullable<Snapshot['driving']>): void {
		this.#driving = driving;
		const {place} = this.#run;
		if (place === 'open') this.#drive(driving);
		else if (place !== 'opening') this.#startOver(driving);
		this.#changed();
	}

	#drive(driving: NonNullable<Snapshot['driving']>): void {
		this.#head.follow('newest');
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
		if (!this.#runs.rehearsed(run) && run === this.#run && this.#runs.alive) {
			if (run.place === 'open' && this.#driving !== null) this.#drive(this.#driving);
			this.#head.arrived();
			this.#giveNext(run);
			this.#run.ask(this.#watched);
		}
		this.#changed();
	}

	/** The next command that waits, once the client has the floor. */
	#giveNext(run: Run): void {
		const [command, ...waiting] = this.#waiting;
		if (command === undefined) return;
		if (run.place === 'ready') {
			this.#waiting = waiting;
			this.#give(command);
			if (waiting.length > 0) this.#head.pursue('result', 'newest');
		} else if (run.place === 'over' || (run.place === 'program' && !run.moving)) {
			// The program is over, or said so much that it rests: what was asked for before that counts no more.
			this.#waiting = [];
			const commands = waiting.length === 0 ? 'A command' : `${waiting.length + 1} commands`;
			run.problem ??= {
				kind: 'command',
				message: `${commands} could not be given: ${run.message || 'the program rests.'}`,
			};
		}
	}

	#give(command: PersonCommand): void {
		this.#unfinished = null;
		this.#changedAt = null;
		this.#head.follow('one');
		this.#run.command(command);
	}

	#changed(): void {
		this.#snapshot = null;
		this.#announcer.announce();
	}

	#picture(): Snapshot {
		const run = this.#run;
		const {cursor} = this.#head;
		return {
			file: this.#options.program.file,
			python: run.python,
			phase: this.#runs.rehearsing ? {kind: 'running'} : phaseOf(run),
			instructions: run.instructions,
			targets: run.targets,
			driving: this.#driving,
			sources: run.stager.sources,
			history: run.log,
			state: run.log.stateAt(cursor),
			live: cursor === run.log.length,
			present: cursor >= Math.min(run.here.first, run.log.length),
			problem: run.problem,
			waiting: this.#waiting,
			queue: this.#talk.left,
			sayings: this.#talk.sayings,
			saying: this.#talk.saying,
			branches: this.#runs.all.map(({given, log}) => ({commands: given, length: log.length})),
			branch: this.#runs.shown,
			watches: run.watches.at(this.#watched, cursor),
			names: run.names,
			changedAt: this.#changedAt,
		};
	}
}
