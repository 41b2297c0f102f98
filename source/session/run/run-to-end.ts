/** Runs a program from beginning to end, without a person. */

import process from 'node:process';
import {FrameNameTable} from '../../engine/frame-names.ts';
import {initialState, reduce} from '../../engine/reduce.ts';
import {personId, type Stage} from '../../engine/stage.ts';
import {createStager, type Stager} from '../../engine/stager/stager.ts';
import type {State} from '../../engine/state.ts';
import type {FrameId, Observation, Problem, Value} from '../../protocol/index.ts';
import {loopExpression, loopSentence} from '../loop-expression.ts';
import type {PersonCommand} from '../person-command.ts';
import {playRecording} from '../recording/recorded-interpreter.ts';
import {newestRun} from '../recording/recording.ts';
import {StageSearch} from '../until/stage-search.ts';
import {isRemark} from './advice.ts';
import {choicesOf, findChoice} from './choice.ts';
import {Credit} from './credit.ts';
import {onSignal} from './on-signal.ts';
import type {RunResult, RunToEndOptions} from './run-to-end-contract.ts';
import {TracedProgram} from './traced-program.ts';

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
	readonly #program: TracedProgram;
	readonly #commands: PersonCommand[] | null;
	readonly #credit = new Credit();
	readonly #search: StageSearch | null;
	#python: string | null = null;
	#stopListening: (() => void) | null = null;
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
		const {recording, until} = options;
		this.#program = new TracedProgram({
			...options,
			start: recording && playRecording({...recording, runs: [newestRun(recording)]}),
			onObservation: observation => this.#observe(observation),
			onRemark: sentence => {
				this.#remark ??= sentence;
			},
		});
		const {path} = this.#program;
		this.#stager = createStager([], path);
		this.#names = new FrameNameTable(this.#stager.codes);
		this.#state = options.withState ? initialState(this.#stager.codes, this.#names) : null;
		const known = {codes: this.#stager.codes, names: this.#names, file: path};
		this.#search = until === undefined ? null : new StageSearch(until, known);
		this.#grant();
		this.#program.open();
		void this.#program.ended.then(ending => {
			this.#stopListening?.();
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
				void this.#program.stop();
				return;
			}
		}
		if (search !== null) this.#grant();
		if (this.#cut) void this.#program.stop();
		switch (observation.event) {
			case 'hello':
				this.#python = `${observation.implementation} ${observation.version}${observation.embedded ? ' embedded' : ''}`;
				if (this.#options.recording === undefined) {
					this.#stopListening ??= onSignal(signal => this.#program.pass(signal));
				}
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
				void this.#program.stop();
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

	/** Lets the program run to its end, or to where a stage may be the one that is looked for. */
	#grant(): void {
		const grant =
			this.#search === null
				? ({op: 'credit', n: UNLIMITED_CREDIT} as const)
				: this.#credit.grant('test', this.#search.events);
		if (grant !== null) this.#program.send(grant);
	}

	#begin(): void {
		const {expression} = this.#options;
		this.#program.drive(expression === undefined ? {kind: 'script'} : {kind: 'expression', expression});
	}

	/** Takes the next choice that was given; where there is none, asyncio's own order. */
	#choose(ready: readonly FrameId[]): void {
		const [next] = this.#commands ?? [];
		if (next?.kind === 'choose') {
			this.#commands?.shift();
			const chosen = findChoice(choicesOf(ready, {names: this.#names}), next.task);
			if (typeof chosen === 'string') this.#remark ??= chosen;
			this.#program.choose(typeof chosen === 'string' ? null : chosen);
		} else {
			this.#remark ??= 'Where no choice was given, ready tasks ran in the order of asyncio itself.';
			this.#program.choose(null);
		}
		// To choose uses up all credit.
		this.#grant();
	}

	#next(): void {
		if (this.#problem !== null) return;
		const command = this.#nextCommand();
		if (this.#over || command === undefined) void this.#program.stop();
		else this.#program.command(command);
	}

	/** The client's next command. It chooses no task, for here none is to be chosen. */
	#nextCommand(): Exclude<PersonCommand, {readonly kind: 'choose'}> | undefined {
		if (this.#commands === null) return {kind: 'next'};
		for (let next = this.#commands.shift(); next !== undefined; next = this.#commands.shift()) {
			if (next.kind !== 'choose') return next;
		}
		return undefined;
	}
}
