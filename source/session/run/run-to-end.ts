/** Runs a program from beginning to end, without a person. */

import process from 'node:process';
import {type FrameNames, FrameNameTable} from '../../engine/frame-names.ts';
import {initialState, reduce} from '../../engine/reduce.ts';
import {personId, type Stage} from '../../engine/stage.ts';
import {createStager, type Stager} from '../../engine/stager/stager.ts';
import type {State} from '../../engine/state.ts';
import {type Ending, type Interpreter, startInterpreter} from '../../interpreter/index.ts';
import type {FrameId, Observation, Problem, Request, Value} from '../../protocol/index.ts';
import {type LoopOptions, loopOptions} from '../../protocol/loop-options.ts';
import {frameName} from '../../wording/frame-name.ts';
import {loopExpression, loopSentence} from '../loop-expression.ts';
import type {PersonCommand} from '../person-command.ts';
import {playRecording} from '../recording/recorded-interpreter.ts';
import {newestRun, type Recording} from '../recording/recording.ts';
import type {Transcript} from '../recording/transcript.ts';
import type {Goal} from '../until/goal.ts';
import {StageSearch} from '../until/stage-search.ts';
import {isRemark} from './advice.ts';
import {choiceOf, noSuchChoice} from './choice.ts';
import {Credit} from './credit.ts';
import {openRequest, type ProgramFile, readableFolders, scriptOf} from './program-file.ts';

export interface RunToEndOptions extends LoopOptions {
	readonly program: ProgramFile;
	readonly python?: string;
	readonly arguments: readonly string[];
	/** Frames of the library and of packages are shown, too. */
	readonly allFrames?: boolean;
	/** What to drive; absent: the file is run as a script. */
	readonly expression?: string;
	/** The client's commands; absent: `next` until the generator ends. */
	readonly commands?: readonly PersonCommand[];
	/** Where it ends before its end. */
	readonly until?: Goal;
	/** `inherit`: the program's own streams are ours, and no output comes as stages. */
	readonly output: 'capture' | 'inherit';
	/** Play this instead of a Python: its newest run. */
	readonly recording?: Recording;
	/** Takes all that is said between the app and Python. */
	readonly transcript?: Transcript;
	/** The program is stopped after so many stages. */
	readonly maxStages?: number;
	/** Called with what Python it is, before any stage. */
	readonly onPython?: (python: string) => void;
	/** Called with each stage, in order, and the names of the frames that were met. */
	readonly onStage: (stage: Stage, names: FrameNames, state: State | null) => void;
	/** Called as soon as a wait takes real time although the clock is virtual, with a sentence. */
	readonly onRealWait?: (sentence: string) => void;
	/** `onStage` gets the state that the stage leads to. */
	readonly withState?: boolean;
}

/** The outcome of a run without a person. */
export interface RunResult {
	readonly python: string | null;
	/** What could not be done, for example a bad expression; the run ended there. */
	readonly problem: Problem | null;
	/** The stages may not be whole: the tracer itself failed once. */
	readonly tracerProblem: Problem | null;
	/** A problem with Python itself, which ran nevertheless. */
	readonly remark: string | null;
	/** Generators of the program's ran in another thread, too, and are not among the stages. */
	readonly threadProblem: Problem | null;
	/** A wait took real time although the clock is virtual. */
	readonly clockProblem: Problem | null;
	/** It was stopped because it had made `maxStages`. */
	readonly cut: boolean;
	/** A command of the client's ended in an exception that does not just tell of the generator's end. */
	readonly failed: boolean;
	/** The program's exit status, when it came to its end. */
	readonly status: number | null;
	/** What the program ended with, when it was an exception. */
	readonly exception: Value | null;
	/** Of a run until a goal: the state there; null where it was not reached. */
	readonly reached: State | null;
	readonly ending: Ending;
	readonly sources: Stager['sources'];
}

/** Whether the person's command raised an exception other than the one that ends a generator. */
function isFailure(stage: Stage): boolean {
	return (
		stage.kind === 'result' &&
		stage.frame === personId &&
		stage.outcome.way === 'exception' &&
		!['StopIteration', 'StopAsyncIteration'].includes(stage.outcome.exception.type)
	);
}

/** More credit than any program can use. */
const UNLIMITED_CREDIT = 1e12;

/** Runs a program from beginning to end without a person. Never rejects. */
export async function runToEnd(options: RunToEndOptions): Promise<RunResult> {
	return new Promise(resolve => new RunToEnd(options, resolve));
}

class RunToEnd {
	readonly #options: RunToEndOptions;
	readonly #stager: Stager;
	readonly #names: FrameNameTable;
	readonly #interpreter: Interpreter;
	readonly #commands: PersonCommand[] | null;
	readonly #credit = new Credit();
	readonly #search: StageSearch | null;
	#python: string | null = null;
	#problem: Problem | null = null;
	#doubt: Problem | null = null;
	#aside: Problem | null = null;
	#realWait: Problem | null = null;
	#remark: string | null = null;
	#status: number | null = null;
	#exception: Value | null = null;
	#over = false;
	#stages = 0;
	#state: State | null;
	#failed = false;
	#drivesGenerator = false;

	constructor(options: RunToEndOptions, resolve: (result: RunResult) => void) {
		this.#options = options;
		this.#commands = options.commands === undefined ? null : [...options.commands];
		const {program, python, until} = options;
		const opening = openRequest(program, options.arguments, python === undefined);
		this.#stager = createStager([], opening.path);
		this.#names = new FrameNameTable(this.#stager.codes);
		this.#state = options.withState ? initialState(this.#stager.codes, this.#names) : null;
		const known = {codes: this.#stager.codes, names: this.#names, file: opening.path};
		this.#search = until === undefined ? null : new StageSearch(until, known);
		const {recording, transcript} = options;
		const newest = recording && {...recording, runs: [newestRun(recording)] as const};
		this.#interpreter = (newest === undefined ? startInterpreter : playRecording(newest))({
			...(python === undefined ? {} : {python}),
			output: options.output,
			script: scriptOf(program, options.arguments),
			readable: readableFolders(program),
			onObservation: (observation, line) => {
				transcript?.heard(observation, line);
				this.#observe(observation);
			},
			onRemark: sentence => {
				transcript?.note({remark: sentence});
				this.#remark ??= sentence;
			},
		});
		if (this.#search === null) this.#send({op: 'credit', n: UNLIMITED_CREDIT});
		else this.#grant(this.#search);
		this.#send({
			...opening,
			capture: options.output === 'capture',
			...(options.allFrames ? {own: ['*']} : {}),
			...loopOptions(options),
			mute: options.output === 'inherit',
		});
		void this.#interpreter.ended.then(ending => {
			if (ending.kind !== 'stopped' && ending.kind !== 'recorded') transcript?.note({ending});
			resolve({
				python: this.#python,
				problem: this.#problem,
				tracerProblem: this.#doubt,
				threadProblem: this.#aside,
				clockProblem: this.#realWait,
				remark: this.#remark,
				failed: this.#failed,
				status: this.#status,
				exception: this.#exception,
				reached: this.#search?.found ?? null,
				ending,
				cut: this.#cut,
				sources: this.#stager.sources,
			});
		});
	}

	get #cut(): boolean {
		return this.#stages >= (this.#options.maxStages ?? Number.POSITIVE_INFINITY);
	}

	#observe(observation: Observation): void {
		const search = this.#search;
		if (search?.found || this.#cut) return;
		this.#credit.count(observation);
		for (const stage of this.#stager.take(observation)) {
			this.#stages += 1;
			this.#names.take(stage);
			if (isFailure(stage)) this.#failed = true;
			if (this.#state !== null) this.#state = reduce(this.#state, stage);
			this.#options.onStage(stage, this.#names, this.#state);
			if (search?.take(stage)) {
				void this.#interpreter.stop();
				return;
			}
		}
		if (search !== null) this.#grant(search);
		if (this.#cut) void this.#interpreter.stop();
		switch (observation.event) {
			case 'hello':
				this.#python = `${observation.implementation} ${observation.version}${observation.embedded ? ' embedded' : ''}`;
				this.#options.onPython?.(this.#python);
				return;
			case 'targets':
				this.#begin();
				return;
			case 'driving':
				this.#drivesGenerator ||= observation.value.type === 'async_generator';
				return;
			case 'result':
				if (observation.lacks !== undefined && this.#options.expression !== undefined) {
					const {expression} = this.#options;
					const inLoop = loopExpression(expression, this.#drivesGenerator);
					this.#remark ??= `${loopSentence(observation.lacks, expression)} EXPR may be ${inLoop}.`;
				}
				// An exception says less: async generators deliver their values in a StopIteration.
				if (this.#commands === null && observation.closed) this.#over = true;
				return;
			case 'choose':
				this.#choose(observation.ready);
				return;
			case 'ready':
				this.#next();
				return;
			case 'problem':
				if (isRemark(observation.problem)) {
					this.#noteRemark(observation.problem);
					return;
				}
				this.#problem = observation.problem;
				void this.#interpreter.stop();
				return;
			case 'output':
				// A Python writes by itself; a recording cannot.
				if (this.#options.output === 'inherit') process[observation.stream].write(observation.text);
				return;
			case 'end':
				this.#status = observation.status;
				this.#exception = observation.exception ?? null;
				return;
			default:
		}
	}

	#noteRemark(problem: Problem): void {
		if (problem.kind === 'thread') this.#aside ??= problem;
		else if (problem.kind === 'tracer') this.#doubt ??= problem;
		else {
			this.#realWait ??= problem;
			this.#options.onRealWait?.(problem.message);
		}
	}

	/** Lets it run on to where a stage may be the one that is looked for. */
	#grant({events}: StageSearch): void {
		const grant = this.#credit.grant('test', events);
		if (grant !== null) this.#send(grant);
	}

	#begin(): void {
		const {expression} = this.#options;
		this.#send(expression === undefined ? {op: 'run'} : {op: 'drive', expression});
	}

	/** Takes the next choice that was given; where there is none, asyncio's own order. */
	#choose(ready: readonly FrameId[]): void {
		const [next] = this.#commands ?? [];
		const choices = ready.map(task => ({task, name: frameName({names: this.#names}, task)}));
		const chosen = next?.kind === 'choose' ? choiceOf(choices, next.task) : undefined;
		if (next?.kind === 'choose') {
			this.#commands?.shift();
			if (chosen === undefined) this.#remark ??= noSuchChoice(choices, next.task);
		} else this.#remark ??= 'Where no choice was given, ready tasks ran in the order of asyncio itself.';
		this.#send({op: 'choose', ...(chosen ?? {task: null})});
		// To choose uses up all credit.
		if (this.#search === null) this.#send({op: 'credit', n: UNLIMITED_CREDIT});
		else this.#grant(this.#search);
	}

	#next(): void {
		if (this.#problem !== null) return;
		while (this.#commands?.[0]?.kind === 'choose') this.#commands.shift();
		const command = this.#commands === null ? ({kind: 'next'} as const) : this.#commands.shift();
		if (this.#over || command === undefined) {
			void this.#interpreter.stop();
			return;
		}
		const {kind, ...rest} = command;
		this.#send({op: kind, ...rest} as Request);
	}

	#send(request: Request): void {
		this.#options.transcript?.asked(request);
		this.#interpreter.send(request);
	}
}
