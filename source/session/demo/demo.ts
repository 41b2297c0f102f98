import {kinds} from '../../engine/stage-kinds.ts';
import {didYouMean} from '../did-you-mean.ts';
import type {PersonCommand} from '../person-command.ts';
import {parseCommand, splitCommands} from './parse-commands.ts';

/** One item of a demo: what the next press of the play key does. */
export type DemoItem =
	/** A command of the client. After it each press steps one stage, until it is the client's turn again. */
	| {readonly kind: 'command'; readonly command: PersonCommand; readonly caption?: string}
	/** On to the end of the resumption under way. */
	| {readonly kind: 'finish'; readonly caption?: string}
	/** So many stages on, in one press. */
	| {readonly kind: 'step'; readonly count: number; readonly caption?: string}
	/** On to the next stage of a kind, in one press. */
	| {readonly kind: 'to'; readonly stage: string; readonly caption?: string}
	/** Only a caption, and autoplay waits for so many seconds. */
	| {readonly kind: 'pause'; readonly seconds: number; readonly caption?: string}
	/** Only a caption, and autoplay ends: the talk goes on by hand. */
	| {readonly kind: 'stop'; readonly caption?: string};

/** A demo: what is driven, and the items to be played. */
export interface Demo {
	/** What to drive; `script`: the file as it is; absent: what the command line says. */
	readonly target?: {readonly kind: 'script'} | {readonly kind: 'expression'; readonly expression: string};
	readonly items: readonly DemoItem[];
}

/** A demo, or why it cannot be understood: one sentence. */
export type ParsedDemo = Demo | {readonly message: string};

/** The items of `--drive 'next; send(100)'`. */
export function demoFromCommands(commands: readonly PersonCommand[]): Demo {
	return {items: commands.map(command => ({kind: 'command', command}))};
}

/**
 * Reads a demo file, a line an item:
 *
 *     # a comment
 *     drive delegator()        what to drive; `run` lets the file's own client drive
 *     > A caption.             stands with the next item
 *     next                     also send(…), throw(…), close(), several with semicolons
 *     step 3                   three stages at once
 *     to assign                on to the next stage of that kind
 *     finish                   to the end of the resumption
 *     pause 2                  autoplay waits for two seconds
 *     stop                     autoplay ends
 */
export function parseDemo(text: string): ParsedDemo {
	let target: Demo['target'];
	let caption: string[] = [];
	const items: DemoItem[] = [];
	for (const [index, whole] of text.split(/\r?\n/).entries()) {
		const line = whole.trim();
		if (line === '' || line.startsWith('#')) continue;
		if (line.startsWith('>')) {
			caption.push(line.slice(1).trim());
			continue;
		}
		const drive = /^(?:(run)|drive\s+(.+))$/.exec(line);
		if (drive !== null) {
			if (items.length > 0 || target !== undefined)
				return wrong(index, 'what is driven must be said once, at the beginning');
			target = drive[2] === undefined ? {kind: 'script'} : {kind: 'expression', expression: drive[2]};
			continue;
		}
		const parsed = parseItems(line);
		if (typeof parsed === 'string') return wrong(index, parsed);
		const [first, ...rest] = parsed;
		if (first === undefined) continue;
		items.push(caption.length === 0 ? first : {...first, caption: caption.join(' ')}, ...rest);
		caption = [];
	}
	if (caption.length > 0) items.push({kind: 'stop', caption: caption.join(' ')});
	return {...(target === undefined ? {} : {target}), items};
}

function parseItems(line: string): DemoItem[] | string {
	const [word = '', argument, ...surplus] = line.split(/\s+/);
	if (['finish', 'stop', 'step', 'pause', 'to'].includes(word) && surplus.length > 0) {
		return `${word} takes one word, and "${surplus.join(' ')}" is too many`;
	}
	const number = Number(argument);
	switch (word) {
		case 'finish':
		case 'stop':
			return argument === undefined ? [{kind: word}] : `${word} takes nothing`;
		case 'step':
			return Number.isInteger(number) && number > 0 ? [{kind: 'step', count: number}] : 'step takes a number of stages';
		case 'pause':
			return number > 0 ? [{kind: 'pause', seconds: number}] : 'pause takes a number of seconds';
		case 'to':
			return toStage(argument);
		default:
			return parseLine(line);
	}
}

/** Instructions have their own stages only while a person steps by them; in a demo they count as lines. */
const stages: readonly string[] = kinds.filter(kind => kind !== 'instruction');

function toStage(kind: string | undefined): DemoItem[] | string {
	if (kind === undefined) return 'to takes a kind of stage';
	if (stages.includes(kind)) return [{kind: 'to', stage: kind}];
	return `there is no kind of stage "${kind}"${didYouMean(kind, stages).replace(/\.$/, '')}`;
}

function parseLine(line: string): DemoItem[] | string {
	const items: DemoItem[] = [];
	for (const part of splitCommands(line)) {
		const command = parseCommand(part);
		if (typeof command === 'string') return command;
		items.push({kind: 'command', command});
	}
	return items;
}

function wrong(index: number, why: string): {readonly message: string} {
	return {message: `Line ${index + 1} of the demo cannot be understood: ${why}${why.endsWith('?') ? '' : '.'}`};
}

/** The client's commands in a demo, for a run without a person. */
export function commandsInDemo({items}: Demo): readonly PersonCommand[] {
	return items.flatMap(item => (item.kind === 'command' ? [item.command] : []));
}
