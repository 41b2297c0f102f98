/** Runs a program for a report, and writes that. */

import {constants} from 'node:os';
import process from 'node:process';
import type {Demo, Drawer, Goal, LoopOptions, ProgramFile, Recording, RunResult} from '../session/index.ts';
import {
	advice,
	commandsInDemo,
	commandsOf,
	demoTalk,
	describe,
	goalText,
	loopOptions,
	newestRun,
	recordingBytes,
	recordingOf,
	runToEnd,
	Transcript,
	writeWholeFile,
} from '../session/index.ts';
import {expandTabs, printable, printableJson} from '../wording/index.ts';
import {loopSentences} from '../wording/loop-words.ts';
import {exitWhenUnwritable} from './exit-when-unwritable.ts';
import {createJsonReport} from './json-report.ts';
import {positionLines} from './position-lines.ts';
import type {ReportOutcome} from './report.ts';
import {reports} from './reports.ts';
import {createWriter} from './writer.ts';

export interface ReportOptions extends LoopOptions {
	readonly program: ProgramFile;
	readonly python?: string;
	readonly arguments: readonly string[];
	readonly allFrames?: boolean;
	/** What to drive; absent: the file is run as a script. */
	readonly driving?: {readonly kind: 'script'} | {readonly kind: 'expression'; readonly expression: string};
	readonly demo?: Demo;
	/** Where it ends before its end. */
	readonly until?: Goal;
	/** It is played instead of a Python. */
	readonly recording?: Recording;
	/** A file for the recording. */
	readonly record?: string;
}

/** The reports that a person reads: they show where a run was stopped. */
const READ: ReadonlySet<string> = new Set(['log', 'table']);

/**
 * Runs a program with no terminal and writes a report to stdout, clear sentences to stderr; gives our exit status. `draw`: for the story
 * of a demo.
 */
export async function writeReport(options: ReportOptions, name: string, draw?: Drawer): Promise<number> {
	exitWhenUnwritable();
	const writer = createWriter(text => process.stdout.write(text), name === 'json' ? printableJson : printable);
	const report = reports[name]?.(writer);
	const {driving, recording, record} = options;
	const commands =
		recording === undefined ? options.demo && commandsInDemo(options.demo) : commandsOf(newestRun(recording));
	const {program, arguments: args, demo} = options;
	const hasTalk = name === 'markdown' && demo !== undefined;
	const transcript = record !== undefined || (hasTalk && recording === undefined) ? new Transcript(options) : undefined;
	const expression = driving?.kind === 'expression' ? driving.expression : null;
	const loop = loopOptions(options);
	const begin = (python: string | null): void =>
		report?.begin?.({python, file: program.file, path: program.path, arguments: args, driving: expression, loop});
	const result = await runToEnd({
		...options,
		...(expression === null ? {} : {expression}),
		...(commands === undefined ? {} : {commands}),
		...(transcript === undefined ? {} : {transcript}),
		output: report === undefined ? 'inherit' : 'capture',
		stdin: 'inherit',
		onPython: begin,
		onRealWait: sayAtOnce,
		withState: report?.withState ?? false,
		onStage: (stage, names, state) => report?.take(stage, names, state),
	});
	if (result.python === null) begin(null);
	const unwritten =
		record === undefined || transcript === undefined
			? null
			: writeWholeFile(record, recordingBytes([transcript], demo?.items ?? []));
	const {until} = options;
	const {reached} = result;
	const talk = hasTalk
		? await demoTalk(recording ?? recordingOf(transcript === undefined ? [] : [transcript], demo.items), draw)
		: null;
	const isMissed = until !== undefined && until.kind !== 'end' && reached === null;
	const status = unwritten === null ? exitStatus(result) || (isMissed ? 1 : 0) : 1;
	report?.end({
		status,
		errors: errorsOf(result),
		remarks: remarksOf(result),
		...(talk === null ? {} : {talk}),
		...(until === undefined ? {} : {until: {goal: goalText(until), stage: reached?.position ?? null}}),
	});
	if (until !== undefined && until.kind !== 'end' && reached !== null && READ.has(name)) {
		for (const line of ['', ...positionLines(goalText(until), reached, result.sources)]) writer.line(line);
	}
	if (READ.has(name)) for (const sentence of loopSentences(options)) writer.line(sentence);
	writer.flush();
	process.stderr.write(
		[
			explain(result, options, report === undefined),
			isMissed && result.problem === null ? `gen-step: ${printable(goalText(until))} was not reached.\n` : '',
			unwritten === null ? '' : `gen-step: ${printable(unwritten)}\n`,
		].join(''),
	);
	return status;
}

/** The last sentence of an export of a program that did not end by itself. */
export function cutSentence(stages: number): string {
	return `The program was stopped after ${stages.toLocaleString('en')} stages: no more are exported.`;
}

/** Runs a program for a recording that is not kept; null where it did not run, which stderr is told then. It is stopped after `maxStages`. */
export async function runFor(
	options: ReportOptions,
	maxStages: number,
): Promise<{readonly recording: Recording | null; readonly status: number}> {
	const transcript = new Transcript(options);
	const {driving, demo} = options;
	const result = await runToEnd({
		...options,
		...(driving?.kind === 'expression' ? {expression: driving.expression} : {}),
		...(demo === undefined ? {} : {commands: commandsInDemo(demo)}),
		transcript,
		output: 'capture',
		stdin: 'inherit',
		maxStages,
		onRealWait: sayAtOnce,
		onStage() {},
	});
	if (result.cut) transcript.note({ending: {kind: 'recorded', message: cutSentence(maxStages), stderr: ''}});
	const sentences = explain(result, options, false) + (result.cut ? `gen-step: ${cutSentence(maxStages)}\n` : '');
	if (sentences !== '') process.stderr.write(sentences);
	const ran = result.problem === null && result.ending.kind !== 'not-started';
	return {recording: ran ? recordingOf([transcript], demo?.items ?? []) : null, status: exitStatus(result) || 1};
}

/** The report of a command line that could not be carried out, where it was to be JSON: errors are records, too. */
export function writeRefusalAsJson(message: string, status: number): void {
	const writer = createWriter(text => process.stdout.write(text), printableJson);
	const report = createJsonReport(writer);
	report.begin?.({python: null, file: '', path: '', arguments: [], driving: null});
	report.end({status, errors: [{kind: 'use', message}], remarks: []});
	writer.flush();
}

function errorsOf({problem, ending}: RunResult): ReportOutcome['errors'] {
	if (problem !== null) return [problem];
	return isBreakdown(ending, false) ? [{kind: ending.kind, message: describe(ending)}] : [];
}

function remarksOf({tracerProblem, threadProblem, clockProblem, remark}: RunResult): readonly string[] {
	const problems = [threadProblem, clockProblem, tracerProblem];
	return [remark, ...problems.map(problem => problem?.message)].flatMap(message => message ?? []);
}

/** Says a sentence at once: a program that waits forever has no end at which it could be said. */
function sayAtOnce(sentence: string): void {
	process.stderr.write(`gen-step: ${printable(sentence)}\n`);
}

/** What stderr is told. In the `output` report the program's own words come first, as python would print them. */
function explain(result: RunResult, {python, program}: ReportOptions, bare: boolean): string {
	const {problem, tracerProblem, threadProblem, remark, ending, exception} = result;
	const lines: string[] = [];
	const embedded = python === undefined;
	if (remark !== null) lines.push(`gen-step: ${remark}`);
	// What the program prints is whole all the same.
	if (threadProblem !== null && !bare) lines.push(`gen-step: ${threadProblem.message}`);
	if (tracerProblem !== null) lines.push(`gen-step: ${tracerProblem.message}`);
	if (problem !== null) {
		const own = problem.text?.trimEnd();
		if (bare && ['syntax', 'encoding'].includes(problem.kind) && own !== undefined) return `${own}\n`;
		lines.push(`gen-step: ${problem.message}`);
		if (own !== undefined && own !== problem.message) lines.push(own);
	} else if (isBreakdown(ending, bare)) {
		lines.push(`gen-step: ${describe(ending)}`);
	}
	const hint = advice(problem ?? exception, embedded, program.path);
	if (hint !== null) lines.push(`gen-step: ${hint}`);
	return lines
		.flatMap(line => line.split('\n'))
		.map(line => `${printable(expandTabs(line))}\n`)
		.join('');
}

/** In the `output` report a program that ends itself, by `os._exit` or a signal, is as silent as with python. */
function isBreakdown(ending: RunResult['ending'], bare: boolean): boolean {
	if (ending.kind === 'stopped' || ending.kind === 'recorded') return false;
	return ending.kind === 'exit' ? !ending.finished && !bare : ending.kind !== 'signal' || !bare;
}

/** Ours is the program's, as a shell would see it, so that a script can be run by us in the place of python. */
function exitStatus({problem, ending, failed}: RunResult): number {
	if (problem !== null) return ['expression', 'target', 'command', 'file'].includes(problem.kind) ? 2 : 1;
	switch (ending.kind) {
		case 'exit':
			return ending.status;
		case 'stopped':
		case 'recorded':
			return failed ? 1 : 0;
		case 'not-started':
			return 2;
		case 'signal':
			return 128 + (constants.signals[ending.signal as NodeJS.Signals] ?? 0);
		case 'protocol':
		case 'crash':
			return 1;
		default:
			return ending satisfies never;
	}
}
