/** What the command line says of a session: the program or recording, its Python, and what is driven. */

import process from 'node:process';
import {type Demo, drivingOf, newestRun, type Recording, readDrive, type SessionOptions} from '../session/index.ts';
import type {CommandLine} from './command-line.ts';
import {readLoopOptions} from './loop-option.ts';
import type {ResolvedProgram} from './resolve-program.ts';
import {readUntil} from './until-option.ts';

/** The options of a session, and the demo that is played in it. */
export interface SessionPlan {
	readonly options: Omit<SessionOptions, 'demoItems'>;
	readonly demo?: Demo;
}

/** Options that a recording has no use for: it was made with its own. */
const FOR_PYTHON = ['python', 'drive', 'clock', 'schedule', 'allFrames', 'watch'] as const;

/** The plan for a program; a message when the command line contradicts itself. */
export function sessionPlan(
	said: CommandLine,
	meant: ResolvedProgram,
	interactive: boolean,
): SessionPlan | {readonly message: string} {
	const plan =
		meant.recording === undefined ? programPlan(said, meant, interactive) : recordingPlan(said, meant, meant.recording);
	if ('message' in plan || said.texts.until === undefined) return plan;
	const until = readUntil(said.texts.until, meant.program);
	if ('message' in until) return until;
	return {...plan, options: {...plan.options, until}};
}

function programPlan(
	{texts, has, ...said}: CommandLine,
	{program, expression, ...meant}: ResolvedProgram,
	interactive: boolean,
): SessionPlan | {readonly message: string} {
	if (texts.drive !== undefined && meant.demo !== undefined) {
		return {message: `${said.words[0]} is a demo itself: --drive would be a second one.`};
	}
	if (has('watch') && program.code) return {message: '--watch needs a file, and there is none.'};
	const demo = texts.drive === undefined ? meant.demo : readDrive(texts.drive);
	if (demo !== undefined && 'message' in demo) return demo;
	// A script has no client but its own, and only its ready tasks can be chosen.
	const chooses = demo?.items.every(item => item.kind === 'command' && item.command.kind === 'choose') ?? false;
	const isScript = chooses || (interactive && texts.until !== undefined && demo === undefined);
	const driving =
		expression === undefined
			? (demo?.target ?? (isScript ? ({kind: 'script'} as const) : undefined))
			: ({kind: 'expression', expression} as const);
	if (demo !== undefined && driving === undefined) return {message: '--drive needs EXPR: what is to be driven?'};
	const python = texts.python ?? (process.env['GEN_STEP_PYTHON'] || undefined);
	const loop = readLoopOptions(texts, demo?.loop);
	if ('message' in loop) return loop;
	return {
		options: {
			program,
			arguments: said.arguments,
			...loop,
			...(python === undefined || python === 'embedded' ? {} : {python}),
			...(driving === undefined ? {} : {driving}),
			...(has('allFrames') ? {allFrames: true} : {}),
		},
		...(demo === undefined ? {} : {demo}),
	};
}

function recordingPlan(
	{texts, has, words, ...said}: CommandLine,
	{expression}: ResolvedProgram,
	recording: Recording,
): SessionPlan | {readonly message: string} {
	const name = words[0] ?? 'This';
	const given = FOR_PYTHON.find(option => texts[option] !== undefined || has(option));
	if (given !== undefined) {
		const option = given === 'allFrames' ? 'all-frames' : given;
		return {message: `${name} is a recording and needs no Python: --${option} goes with a program.`};
	}
	if (expression !== undefined || said.arguments.length > 0) {
		return {message: `${name} is a recording: what is driven in it, and with which arguments, is recorded.`};
	}
	const {lines, decisions, questions, remark, ending, ...start} = newestRun(recording);
	const driving = drivingOf(newestRun(recording));
	return {
		options: {...start, recording, ...(driving === null ? {} : {driving})},
		...(recording.demoItems.length === 0 ? {} : {demo: {items: recording.demoItems}}),
	};
}
