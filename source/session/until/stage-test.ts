import type {FrameNames} from '../../engine/frame-names.ts';
import {type Stage, suspends} from '../../engine/stage.ts';
import type {Kind} from '../../engine/stage-kinds.ts';
import type {EventName, FrameId, Value} from '../../protocol/index.ts';
import {nameText} from '../../wording/frame-name.ts';
import {foldedFor, logText} from '../../wording/log-text.ts';
import type {Goal} from './goal.ts';

/**
 * Looks for a stage among those that arrive, in order. A test may remember earlier stages, and must be used for one
 * search only.
 */
export interface StageTest {
	/** Whether this stage is the one. */
	readonly fits: (stage: Stage) => boolean;
	/** The only kinds that can fit; null: any. Others need not be looked at. */
	readonly kinds: ReadonlySet<Kind> | null;
	/** The only events that stages which fit are made at; null: any. The program runs over the others at full speed. */
	readonly events: readonly EventName[] | null;
}

/** Where a goal is asked for. */
export interface GoalPlace {
	readonly names: FrameNames;
	/** The file that a line counts in where the goal names none. */
	readonly file: string;
	/** The frame at work. */
	readonly frame: FrameId | null;
}

type Fits = StageTest['fits'];

function test(fits: Fits, kinds: readonly Kind[] | null = null, events: StageTest['events'] = null): StageTest {
	return {fits, kinds: kinds === null ? null : new Set(kinds), events};
}

/** The test for a goal, from a place on. */
export function goalTest(goal: Goal, place: GoalPlace): StageTest {
	switch (goal.kind) {
		case 'line':
			return test(lineFits(goal.line, goal.file ?? place.file, place), ['evaluate'], ['line']);
		case 'function':
			return test(functionFits(goal.name, place));
		case 'frame':
			return test(goal.name === null ? ({frame}) => frame === place.frame : frameFits(goal.name, place));
		case 'raise':
			return test(raiseFits(goal.type));
		case 'output':
			return test(outputFits(goal.text), ['output'], ['output']);
		case 'log':
			return test(stage => foldedFor(logText(stage, place), goal.text).includes(goal.text));
		case 'stage':
			return test(({kind}) => kind === goal.stage, goal.stage === 'evaluate' ? null : [goal.stage]);
		case 'end':
			return test(({kind}) => kind === 'end', ['end'], ['end']);
		default:
			return goal satisfies never;
	}
}

function lineFits(line: number, file: string, {names}: GoalPlace): Fits {
	return stage =>
		stage.kind === 'evaluate' &&
		stage.instruction === undefined &&
		stage.line === line &&
		isFile(names.codeOf(stage.frame)?.file ?? '', file);
}

/** Whether a path is meant by its end. */
export function isFile(path: string, name: string): boolean {
	return path === name || path.replaceAll('\\', '/').endsWith(`/${name.replace(/^\.\//, '')}`);
}

/** A generator's frame goes to work with a push, that of a function with its first line. */
function functionFits(name: string, {names}: GoalPlace): Fits {
	return stage => {
		const code = names.codeOf(stage.frame);
		if (code === undefined || !isNamed(code.qualname, name)) return false;
		return suspends(code) ? stage.kind === 'push' : stage.kind === 'evaluate' && stage.seen?.code !== undefined;
	};
}

/** `pull`, `Box.pull` and `make.Box.pull` all name `make.<locals>.Box.pull`. */
function isNamed(qualname: string, name: string): boolean {
	const plain = (text: string): string => text.replaceAll('<locals>.', '');
	return `.${plain(qualname)}`.endsWith(`.${plain(name)}`);
}

function frameFits(name: string, {names}: GoalPlace): Fits {
	return ({frame}) => {
		const met = names.of(frame);
		const code = names.codeOf(frame);
		return met !== undefined && (nameText(met) === name || nameText({...met, name: code?.name ?? ''}) === name);
	};
}

/** That a generator ends by one of these is its usual course. */
const ENDS: ReadonlySet<string> = new Set(['StopIteration', 'StopAsyncIteration']);

function raiseFits(type: string | null): Fits {
	return stage => {
		const exception = exceptionOf(stage);
		if (exception === undefined) return false;
		if (type !== null) return exception.type === type || exception.type.endsWith(`.${type}`);
		const leaves = stage.kind === 'raise' || stage.kind === 'end';
		return leaves || (stage.kind === 'catch' && !ENDS.has(exception.type));
	};
}

function exceptionOf(stage: Stage): Value | undefined {
	if (stage.kind === 'result') return stage.outcome.way === 'exception' ? stage.outcome.exception : undefined;
	return 'exception' in stage ? stage.exception : undefined;
}

/** A text may be printed in several pieces. */
function outputFits(text: string): Fits {
	let before = '';
	return stage => {
		if (stage.kind !== 'output') return false;
		const whole = before + stage.text;
		before = text.length === 1 ? '' : whole.slice(1 - text.length);
		return foldedFor(whole, text).includes(text);
	};
}
