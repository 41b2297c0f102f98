/** A run for a person: gives the program credit goal by goal, and keeps what it tells. */

import {createLog, type Log} from '../../engine/log.ts';
import type {Stage} from '../../engine/stage.ts';
import {createStager, type Stager} from '../../engine/stager/stager.ts';
import {describe, type Ending, type Interpreter, type InterpreterOptions} from '../../interpreter/index.ts';
import type {FrameId, Observation, Problem} from '../../protocol/index.ts';
import type {Driving} from '../driving.ts';
import {loopSentence} from '../loop-expression.ts';
import type {PersonCommand} from '../person-command.ts';
import {type RunStart, Transcript} from '../recording/transcript.ts';
import type {StageTest} from '../until/stage-test.ts';
import {advice, isRemark} from './advice.ts';
import {type Choice, choicesOf, findChoice} from './choice.ts';
import {deflateCodec} from './compression.ts';
import type {Goal} from './credit.ts';
import type {Looked} from './looked.ts';
import {provisionalText} from './program-file.ts';
import {RunFacts} from './run-facts.ts';
import {RunGoal} from './run-goal.ts';
import {TracedProgram} from './traced-program.ts';
import {type MarkRange, type RejectedWatch, Watches} from './watches.ts';

/** Where the Python of a run is. */
export type RunStatus = 'opening' | 'open' | 'loading' | 'program' | 'ready' | 'over';

export interface RunOptions extends RunStart {
	/**
	 * What is going to be driven. Python learns it at once, and needs no message when the file is open. `drive` or
	 * `script` must still be called, with the same target. Null: the person chooses.
	 */
	readonly driving: Driving | null;
	/** Starts the interpreter; absent: a Python. */
	readonly start?: (options: InterpreterOptions) => Interpreter;
	/** Called after each change. */
	readonly onChange: (run: Run) => void;
}

/** One Python with one program, from its start to its end: it is restarted by making another. */
export class Run {
	readonly stager: Stager;
	readonly log: Log;
	/** The commands given so far, but for those that could not be carried out. */
	readonly given: PersonCommand[] = [];
	readonly watches: Watches;
	/** What is driven; null while the person chooses. */
	driving: Driving | null;
	/** All that was said between this app and its Python. */
	readonly transcript: Transcript;
	/** What Python told of itself and of the file. */
	readonly facts: RunFacts;
	/** What an expression of the client's may begin with; null from the question until Python told. */
	names: readonly string[] | null = [];
	/** Watched expressions that Python cannot compile. */
	rejectedWatches: readonly string[] = [];
	/** What was looked into last. */
	looked: Looked | null = null;
	status: RunStatus = 'opening';
	/** How far the program runs. */
	readonly goal = new RunGoal();
	problem: Problem | null = null;
	/** The ready tasks of which the person is to choose one; null: none are. */
	choices: readonly Choice[] | null = null;
	/** The marks where Python is now: those that the last observation led to. */
	pythonMarks: MarkRange = {first: 0, last: 0};
	/** One sentence, when the place is `over`. */
	message = '';
	/** The id of the last command whose call was observed. */
	taken: number | null = null;
	/** The id of the command under way. */
	#asked: number | null = null;
	readonly #program: TracedProgram;
	readonly #onChange: (run: Run) => void;
	/** The program's file on this machine. Python may know it by another path. */
	readonly #path: string;
	readonly #isRecorded: boolean;
	/** Python knows what to drive. */
	#told: boolean;
	#stopped = false;

	constructor(options: RunOptions) {
		const {program, driving} = options;
		this.#onChange = options.onChange;
		this.#path = program.path;
		this.driving = driving;
		this.facts = new RunFacts(options.python);
		this.transcript = new Transcript(options);
		this.#program = new TracedProgram({
			...options,
			output: 'capture',
			transcript: this.transcript,
			onObservation: observation => this.#observe(observation),
			onRemark: sentence => {
				this.problem ??= {kind: 'tracer', message: sentence};
			},
		});
		const {path} = this.#program;
		this.stager = createStager([[path, provisionalText(program)]], path);
		this.log = createLog(this.stager.codes, deflateCodec);
		this.#isRecorded = options.start !== undefined;
		this.watches = new Watches(request => this.#program.send(request));
		this.#program.open();
		this.#told = driving !== null;
		// With no credit yet Python stands still at the first observation.
		if (driving !== null) this.#program.drive(driving);
		void this.#program.ended.then(ending => this.#over(ending));
	}

	/** Run the file as a script; it stands still before its first line. */
	script(): void {
		this.status = 'program';
		if (!this.#told) this.#program.drive({kind: 'script'});
		this.runUntil('stage');
	}

	/** Import the file and make the generator to drive; it comes to rest at `ready`. */
	drive(expression: string): void {
		this.status = 'loading';
		if (!this.#told) this.#program.drive({kind: 'expression', expression});
		this.runUntil('ready');
	}

	/** A command of the person's; only at `ready`. The program stops at the call itself. `number`: its id, see `taken`. */
	command(command: PersonCommand, number: number | null = null): void {
		if (command.kind === 'choose') {
			this.#choose(command.task);
			return;
		}
		this.given.push(command);
		this.#asked = number;
		this.status = 'program';
		this.#program.command(command);
		this.runUntil('stage');
	}

	/** Let the program run until the goal, or until its budget is spent. `test` goes with the goal of that name. */
	runUntil(goal: Goal, test: StageTest | null = null): void {
		if (this.status === 'over' || this.choices !== null) return;
		this.goal.set(goal, test);
		this.#grant();
	}

	/** Give up the goal: the program stands still at the next observation that finds no credit. */
	dropGoal(): void {
		// A file is loaded whole or interrupted: half of it is of no use.
		if (this.status !== 'loading') this.goal.drop();
	}

	/** Whether the program runs, or may still run. */
	get isRunning(): boolean {
		if (this.#stopped || this.status === 'over' || this.choices !== null) return false;
		return this.goal.isSet || (this.status === 'program' && this.goal.hasCredit);
	}

	/** Asks for what is watched at the marks that Python stands at, and only where it stands still. */
	evaluateWatches(expressions: readonly string[]): void {
		if (expressions.length === 0 || this.isRunning || (this.status !== 'program' && this.status !== 'ready')) return;
		for (let mark = this.pythonMarks.first; mark <= this.pythonMarks.last; mark++) {
			this.watches.ask(expressions, mark, this.log.stateAt(mark).active);
		}
	}

	/** Asks what the variables of a frame hold now; it must stand still. */
	look(frame: FrameId): void {
		const mark = this.log.length;
		this.looked = {frame, mark, tree: this.#isRecorded ? 'recorded' : 'asked'};
		if (!this.#isRecorded) this.#program.send({op: 'look', id: mark, frame});
	}

	/** The program is paused and can go on by itself. */
	get canGoOn(): boolean {
		return this.status === 'program' && this.choices === null;
	}

	/** Chooses the ready task that asyncio would take. */
	chooseFirst(): void {
		const [first] = this.choices ?? [];
		if (first !== undefined) this.#choose(first.name);
	}

	/** Whether the person did something in it that would be lost without it. */
	get isUsed(): boolean {
		return this.given.length > 0 || (this.driving?.kind === 'script' && this.log.length > 0);
	}

	/** Raise KeyboardInterrupt in the program. */
	interrupt(): void {
		// It waits for a choice, and not in the program.
		this.chooseFirst();
		this.#program.interrupt();
	}

	/** End the Python. Idempotent. */
	async stop(): Promise<void> {
		this.#stopped = true;
		await this.#program.stop();
	}

	#choose(text: string): void {
		const chosen = findChoice(this.choices ?? [], text);
		if (typeof chosen === 'string') {
			this.problem = {kind: 'command', message: chosen};
			return;
		}
		this.given.push({kind: 'choose', task: chosen.name});
		this.choices = null;
		this.#program.choose(chosen);
		this.runUntil('stage');
	}

	#observe(observation: Observation): void {
		if (this.#stopped) return;
		this.goal.count(observation);
		const before = this.log.length;
		for (const stage of this.stager.take(observation)) this.#append(stage);
		if (this.log.length > before) this.pythonMarks = {first: before + 1, last: this.log.length};
		this.#note(observation);
		this.goal.judge(observation.event, {
			grew: this.log.length > before,
			atRest: this.status === 'ready' || this.status === 'over',
			allCallsEnded: this.stager.allCallsEnded,
		});
		this.#grant();
		this.#onChange(this);
	}

	#append(stage: Stage): void {
		this.log.append(stage);
		if (stage.kind === 'call' && stage.statement !== undefined) this.taken = this.#asked ?? this.taken;
		const message = this.goal.take(stage, this.log.length);
		if (message !== null) this.problem = {kind: 'command', message};
	}

	#note(observation: Observation): void {
		this.facts.take(observation);
		switch (observation.event) {
			case 'choose':
				this.choices = choicesOf(observation.ready, this.log);
				this.goal.drop();
				return;
			case 'targets':
				this.status = 'open';
				return;
			case 'driving':
				this.names = null;
				this.#program.send({op: 'names'});
				return;
			case 'tree': {
				const {id, children, more = 0} = observation;
				if (this.looked?.mark === id) this.looked = {...this.looked, tree: children ? {children, more} : 'gone'};
				return;
			}
			case 'names':
				this.names = observation.names;
				return;
			case 'answer':
				this.#judgeWatch(this.watches.take(observation));
				return;
			case 'result':
				if (observation.lacks !== undefined && this.driving?.kind === 'expression') {
					const message = `${loopSentence(observation.lacks, this.driving.expression)} l runs it in one.`;
					this.problem = {kind: 'command', message};
				}
				return;
			case 'ready':
				this.status = 'ready';
				return;
			case 'problem':
				this.problem = this.#advised(observation.problem);
				if (isRemark(observation.problem)) return;
				if (this.status === 'program') this.given.pop();
				if (this.status === 'opening' || this.status === 'loading') this.#end(this.problem.message);
				return;
			case 'end':
				this.#end(
					`The program is over, with exit status ${observation.status}.`,
					advice(observation.exception ?? null, this.facts.isEmbedded, this.#path),
				);
				return;
			default:
		}
	}

	#judgeWatch(refused: RejectedWatch | null): void {
		if (refused === null) return;
		this.rejectedWatches = [...this.rejectedWatches, refused.expression];
		this.problem = {kind: 'expression', message: `${refused.expression} is not watched: ${refused.error}`};
	}

	#grant(): void {
		// After its result, Python needs one more to come to rest at `ready`.
		const wanted = this.goal.isSet || (this.status === 'program' && this.stager.resulted);
		const grant = wanted ? this.goal.grant() : null;
		if (grant !== null) this.#program.send(grant);
	}

	#advised(problem: Problem): Problem {
		const hint = advice(problem, this.facts.isEmbedded, this.#path);
		return hint === null ? problem : {...problem, message: `${problem.message} ${hint}`};
	}

	#end(message: string, hint: string | null = null): void {
		this.status = 'over';
		this.goal.drop();
		this.message = hint === null ? message : `${message} ${hint}`;
	}

	#over(ending: Ending): void {
		if (this.#stopped) return;
		if (this.status !== 'over') {
			this.#end(describe(ending));
			if (ending.kind !== 'recorded')
				this.problem = {kind: 'python', message: this.message, ...(ending.stderr === '' ? {} : {text: ending.stderr})};
		}
		this.#onChange(this);
	}
}
