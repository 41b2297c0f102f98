/** The detail of a stage: what moved, in a few words for a row of the log. */

import {personId, type Stage, type Taker} from '../engine/stage.ts';
import type {FrameId, Value} from '../protocol/index.ts';
import {askedText} from './asked-text.ts';
import {instructionText} from './instruction.ts';
import {namedStage} from './named-stage.ts';
import {expandTabs, printable} from './printable.ts';
import {taskDetail} from './task-wording.ts';
import {threadText} from './thread-text.ts';
import {exceptionText, outcomeText, stopText, valueText} from './value-text.ts';

type Name = (frame: FrameId) => string;

const named = (name: Name, frame: FrameId | null, what: string): string =>
	frame === null ? '' : `${what}${name(frame)}`;

function carried(move: {readonly value?: Value; readonly exception?: Value}): string {
	if (move.exception) return exceptionText(move.exception);
	return move.value ? valueText(move.value) : 'a value not seen';
}

function pushed(stage: Extract<Stage, {kind: 'push'}>): string {
	if (stage.exception) return `${exceptionText(stage.exception)} is thrown in`;
	if (!stage.value) return stage.start ? 'starts, nothing pushed' : 'a value not seen on top';
	const top = `${valueText(stage.value)} on top`;
	const stack = stage.seen?.stack;
	const whole = stack && stack.length > 1 ? ` of [${stack.map(value => valueText(value, 40)).join(', ')}]` : '';
	return stage.start ? `starts, ${top}${whole}` : `${top}${whole}`;
}

/** Who takes a GeneratorExit again. */
export const takers: Readonly<Record<Taker, string>> = {close: 'close()', aclose: 'aclose()', drop: 'CPython'};

/** Where an exception goes. */
function left({taken, unraisable, to}: Extract<Stage, {kind: 'raise'}>, name: Name): string {
	if (taken !== undefined) return `, which ${takers[taken]} takes`;
	return unraisable ? ' to nobody: CPython prints it' : named(name, to, ' to ');
}

/** Whom a call resumes and with what, where its words say neither: `: pong.send(None)` for `coroutine.send(value)`. */
function resumedText({to, text, statement, method, argument}: Extract<Stage, {kind: 'call'}>, name: Name): string {
	const [, receiver = '', given = ''] = /^([\w.]+)\.(?:send|throw)\((.*)\)$/.exec(text) ?? [];
	if (to === null || argument === undefined || receiver === '' || statement !== undefined) return '';
	const value = method === 'throw' ? exceptionText(argument) : valueText(argument);
	const isTold = /^\w+$/.test(receiver) && !/^[a-zA-Z_][\w.]*$/.test(given.replace(/^(?:None|True|False)$/, ''));
	return isTold ? '' : `: ${name(to)}.${method}(${value})`;
}

/** A call as Python; the C code that asks for the next value, when the client itself makes no call. */
function calledText(stage: Extract<Stage, {kind: 'call'}>, name: Name): string {
	if (stage.asker === undefined) return `${printable(stage.statement ?? stage.text)}${resumedText(stage, name)}`;
	return `${printable(stage.asker)}: ${askedText(stage, name)}`;
}

/**
 * The last column of a stage's row: what moved, in CPython's words and with the values. One line, safe on a
 * terminal. `name` gives the name of a frame.
 */
export function detail(told: Stage, name: Name): string {
	const stage = namedStage(told, name);
	switch (stage.kind) {
		case 'call':
			return calledText(stage, name);
		case 'refuse':
			return stage.exception ? exceptionText(stage.exception) : 'it is finished: nothing is done';
		case 'push':
			return pushed(stage);
		case 'forward':
			if (stage.closes) return `${carried(stage)}${named(name, stage.to, ' to ')}, closed without running`;
			return `${carried(stage)}${stage.delegatee ? ` to ${valueText(stage.delegatee)}` : named(name, stage.to, ' to ')}`;
		case 'assign':
			return `${printable(stage.target)} = ${carried(stage)}`;
		case 'discard':
			return `${carried(stage)} popped`;
		case 'use':
			return `${carried(stage)} used`;
		case 'evaluate':
			return stage.instruction ? instructionText(stage.instruction) : printable(expandTabs(stage.text).trim());
		case 'create':
			return stage.by === null
				? 'CREATED'
				: `CREATED${stage.made || stage.by === personId ? '' : ', first seen'} in ${name(stage.by)}`;
		case 'drop':
			return `nobody refers to it any more: ${fateOfDropped(stage)}`;
		case 'delegate':
			return stage.to ? `to ${valueText(stage.to)}` : `to ${printable(stage.text)}`;
		case 'yield':
			return `${valueText(stage.value)}${named(name, stage.to, stage.passes ? ' passed on to ' : ' to ')}`;
		case 'return':
			return stage.as === null
				? `${valueText(stage.value)}${named(name, stage.to, ' to ')}`
				: `${valueText(stage.value)}, as ${stage.as ?? stopText(stage.value)}; frame released`;
		case 'catch':
			return stage.value ? `StopIteration.value = ${valueText(stage.value)}` : carried(stage);
		case 'raise':
			return `${exceptionText(stage.exception)}${left(stage, name)}`;
		case 'result':
			return outcomeText(stage.outcome);
		case 'spawn':
		case 'wake':
		case 'suspend':
		case 'cancel':
		case 'done':
		case 'choose':
			return taskDetail(stage, name);
		case 'output':
			return `${printable(stage.text.replace(/\r?\n$/, ''))}${threadText(stage)}`;
		case 'end':
			return `exit status ${stage.status}`;
		default: {
			const never: never = stage;
			return never;
		}
	}
}

function fateOfDropped({closed, hooked}: Stage & {kind: 'drop'}): string {
	if (closed) return 'it was closed before, by code that is not shown';
	return hooked ? 'its hook did not keep it, and nothing of it runs' : 'CPython closes it';
}
