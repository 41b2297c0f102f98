import {createLog, type Log} from '../../engine/log.ts';
import type {Stage} from '../../engine/stage.ts';
import {createStager, type Stager} from '../../engine/stager/stager.ts';
import {
	describe,
	type Ending,
	type Interpreter,
	type InterpreterOptions,
	startInterpreter,
} from '../../interpreter/index.ts';
import type {FrameId, Observation, Problem, Request, Target} from '../../protocol/index.ts';
import {type LoopOptions, loopOptions} from '../../protocol/loop-options.ts';
import {frameName} from '../../wording/frame-name.ts';
import type {Snapshot} from '../contract.ts';
import {loopSentence} from '../loop-expression.ts';
import type {PersonCommand} from '../person-command.ts';
import {Transcript} from '../recording/transcript.ts';
import type {StageTest} from '../until/stage-test.ts';
import {advice, isRemark} from './advice.ts';
import {type Choice, choiceOf, noSuchChoice} from './choice.ts';
import {deflateCodec} from './compression.ts';
import {Credit, END_EVENTS, type Goal} from './credit.ts';
import type {Looked} from './looked.ts';
import {openRequest, type ProgramFile, provisionalText, readableFolders, scriptOf} from './program-file.ts';
import {RunBudget} from './run-budget.ts';
import {type MarkRange, type RejectedWatch, Watches} from './watches.ts';

/** Where the Python of a run is. */
export type RunStatus = 'opening' | 'open' | 'loading' | 'program' | 'ready' | 'over';

export interface RunOptions extends LoopOptions {
	readonly program: ProgramFile;
	readonly python?: string;
	readonly arguments: readonly string[];
	/** Frames of the library and of packages are shown, too. */
	readonly allFrames?: boolean;
	/**
	 * What is going to be driven. Python learns it at once, and needs no message when the file is open. `drive` or
	 * `script` must still be called, with the same target. Null: the person chooses.
	 */
	readonly driving: Snapshot['driving'];
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
	driving: Snapshot['driving'];
	/** All that was said between this app and its Python. */
	readonly transcript: Transcript;
	/** This Python tells of its instructions. */
	instructions = true;
	/** What an expression of the client's may begin with; null from the question until Python told. */
	names: readonly string[] | null = [];
	/** Watched expressions that Python cannot compile. */
	rejectedWatches: readonly string[] = [];
	/** What was looked into last. */
	looked: Looked | null = null;
	status: RunStatus = 'opening';
	goal: Goal | null = null;
	targets: readonly Target[] = [];
	python: string | null = null;
	problem: Problem | null = null;
	/** The ready tasks of which the person is to choose one; null: none are. */
	choices: readonly Choice[] | null = null;
	/** The marks where Python is now: those that the last observation led to. */
	pythonMarks: MarkRange = {first: 0, last: 0};
	/** One sentence, when the place is `over`. */
	message = '';
	/** How often it was told to run. */
	timesSentOn = 0;
	/** The id of the last command whose call was observed. */
	taken: number | null = null;
	/** The type of what the person drives; null: it is not made yet. */
	drivenType: string | null = null;
	/** What the person drives came to its end. */
	hasEnded = false;
	/** The mark after the stage that the last test looked for; null: it did not come. */
	foundAt: number | null = null;
	/** What the program runs to, with the goal `test`. */
	#test: StageTest | null = null;
	/** The id of the command under way. */
	#asked: number | null = null;
	readonly #interpreter: Interpreter;
	readonly #onChange: (run: Run) => void;
	readonly #name: string | undefined;
	readonly #path: string;
	readonly #isRecorded: boolean;
	readonly #credit = new Credit();
	readonly #budget = new RunBudget();
	/** Python knows what to drive. */
	#told: boolean;
	#stopped = false;
	#embedded = false;

	constructor(options: RunOptions) {
		const {program, python, arguments: args, allFrames, driving} = options;
		this.#onChange = options.onChange;
		this.driving = driving;
		this.transcript = new Transcript(options);
		const opening = openRequest(program, args, python === undefined);
		this.stager = createStager([[opening.path, provisionalText(program)]], opening.path);
		this.log = createLog(this.stager.codes, deflateCodec);
		this.#name = python;
		this.#path = program.path;
		this.#isRecorded = options.start !== undefined;
		this.watches = new Watches(request => this.#send(request));
		this.#interpreter = (options.start ?? startInterpreter)({
			...(python === undefined ? {} : {python}),
			output: 'capture',
			script: scriptOf(program, args),
			readable: readableFolders(program),
			onObservation: (observation, line) => {
				if (observation.event !== 'tree') this.transcript.heard(observation, line);
				this.#observe(observation);
			},
			onRemark: sentence => {
				this.transcript.note({remark: sentence});
				this.problem ??= {kind: 'tracer', message: sentence};
			},
		});
		this.#send({
			...opening,
			capture: true,
			...(allFrames ? {own: ['*']} : {}),
			...loopOptions(options),
		});
		this.#told = driving !== null;
		if (driving !== null) this.#begin(driving);
		void this.#interpreter.ended.then(ending => this.#over(ending));
	}

	/** Run the file as a script; it stands still before its first line. */
	script(): void {
		this.status = 'program';
		if (!this.#told) this.#begin({kind: 'script'});
		this.runUntil('stage');
	}

	/** Import the file and make the generator to drive; it comes to rest at `ready`. */
	drive(expression: string): void {
		this.status = 'loading';
		if (!this.#told) this.#begin({kind: 'expression', expression});
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
		const {kind, ...rest} = command;
		this.#send({op: kind, ...rest} as Request);
		this.runUntil('stage');
	}

	/** Let the program run until the goal, or until its budget is spent. `test` goes with the goal of that name. */
	runUntil(goal: Goal, test: StageTest | null = null): void {
		if (this.status === 'over' || this.choices !== null) return;
		this.#budget.start();
		this.timesSentOn += 1;
		this.goal = goal;
		this.#test = test;
		this.foundAt = null;
		this.#grant();
	}

	/** Give up the goal: the program stands still at the next observation that finds no credit. */
	dropGoal(): void {
		// A file is loaded whole or interrupted: half of it is of no use.
		if (this.status !== 'loading') this.goal = null;
	}

	/** Whether the program runs, or may still run. */
	get isRunning(): boolean {
		if (this.#stopped || this.status === 'over' || this.choices !== null) return false;
		return this.goal !== null || (this.status === 'program' && this.#credit.left > 0);
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
		if (!this.#isRecorded) this.#send({op: 'look', id: mark, frame});
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
		this.#interpreter.interrupt();
	}

	/** End the Python. Idempotent. */
	async stop(): Promise<void> {
		this.#stopped = true;
		await this.#interpreter.stop();
	}

	/** With no credit yet Python stands still at the first observation. */
	#begin(driving: NonNullable<RunOptions['driving']>): void {
		this.#send(driving.kind === 'script' ? {op: 'run'} : {op: 'drive', expression: driving.expression});
	}

	#choose(text: string): void {
		const choices = this.choices ?? [];
		const chosen = choiceOf(choices, text);
		if (chosen === undefined) {
			this.problem = {kind: 'command', message: noSuchChoice(choices, text)};
			return;
		}
		this.given.push({kind: 'choose', task: chosen.name});
		this.choices = null;
		this.#send({op: 'choose', ...chosen});
		this.runUntil('stage');
	}

	#observe(observation: Observation): void {
		if (this.#stopped) return;
		this.#credit.count(observation);
		const before = this.log.length;
		for (const stage of this.stager.take(observation)) this.#append(stage);
		if (this.log.length > before) this.pythonMarks = {first: before + 1, last: this.log.length};
		this.#note(observation);
		this.#judgeGoal(observation, this.log.length > before);
		this.#grant();
		this.#onChange(this);
	}

	#append(stage: Stage): void {
		this.log.append(stage);
		if (stage.kind === 'call' && stage.statement !== undefined) this.taken = this.#asked ?? this.taken;
		if (this.goal === 'test' && this.foundAt === null && this.#test?.fits(stage)) this.foundAt = this.log.length;
		this.#budget.spend(stage);
		const message = this.goal === null ? null : this.#budget.exceeded;
		if (message === null) return;
		this.goal = null;
		this.problem = {kind: 'command', message};
	}

	#note(observation: Observation): void {
		switch (observation.event) {
			case 'hello': {
				const {implementation, version, embedded, capabilities} = observation;
				this.instructions = capabilities.instructions ?? false;
				this.#embedded = embedded;
				this.python = `${implementation} ${version} ${embedded ? 'embedded' : `(${this.#name})`}`;
				return;
			}
			case 'choose':
				this.choices = observation.ready.map(task => ({task, name: frameName(this.log, task)}));
				this.goal = null;
				return;
			case 'targets':
				this.targets = observation.targets;
				this.status = 'open';
				return;
			case 'driving':
				this.drivenType ??= observation.value.type;
				this.names = null;
				this.#send({op: 'names'});
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
				this.hasEnded ||= observation.closed === true;
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
					advice(observation.exception ?? null, this.#embedded, this.#path),
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

	#judgeGoal({event}: Observation, grew: boolean): void {
		if (this.status === 'ready' || this.status === 'over' || event === 'result') this.goal = null;
		else if ((this.goal === 'stage' || this.goal === 'instruction') && grew) this.goal = null;
		else if (this.goal === 'test' && this.foundAt !== null) this.goal = null;
		else if (this.goal === 'line' && event === 'line') this.goal = null;
		else if (this.goal === 'result' && END_EVENTS.includes(event) && this.stager.allCallsEnded) this.goal = null;
	}

	#grant(): void {
		// After its result, Python needs one more to come to rest at `ready`.
		const wanted = this.goal !== null || (this.status === 'program' && this.stager.resulted);
		const grant = wanted ? this.#credit.grant(this.goal, this.#test?.events) : null;
		if (grant !== null) this.#send(grant);
	}

	#send(request: Request): void {
		this.transcript.asked(request);
		this.#interpreter.send(request);
	}

	#advised(problem: Problem): Problem {
		const hint = advice(problem, this.#embedded, this.#path);
		return hint === null ? problem : {...problem, message: `${problem.message} ${hint}`};
	}

	#end(message: string, hint: string | null = null): void {
		this.status = 'over';
		this.goal = null;
		this.message = hint === null ? message : `${message} ${hint}`;
	}

	#over(ending: Ending): void {
		if (this.#stopped) return;
		if (ending.kind !== 'recorded') this.transcript.note({ending});
		if (this.status !== 'over') {
			this.#end(describe(ending));
			if (ending.kind !== 'recorded')
				this.problem = {kind: 'python', message: this.message, ...(ending.stderr === '' ? {} : {text: ending.stderr})};
		}
		this.#onChange(this);
	}
}
