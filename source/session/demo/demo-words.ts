/** The words of a demo: what a line that is no caption and no note means. */

import {kinds} from '../../engine/stage-kinds.ts';
import {didYouMean} from '../did-you-mean.ts';
import {parseGoal} from '../until/parse-goal.ts';
import type {DemoAct} from './demo-item.ts';
import {type PaneName, paneNames} from './pane-name.ts';
import {parseCommand, splitCommands} from './parse-commands.ts';

/** Words with at most one argument. */
const SHORT_WORDS: readonly string[] = [
	'finish',
	'stop',
	'step',
	'pause',
	'to',
	'zoom',
	'focus',
	'predict',
	'less',
	'follow',
];

/** Reads the items of a line; gives why it cannot be understood. */
export function parseItems(line: string): DemoAct[] | string {
	const [word = '', argument, ...surplus] = line.split(/\s+/);
	if (SHORT_WORDS.includes(word) && surplus.length > 0) {
		return `${word} takes one word, and "${surplus.join(' ')}" is too many`;
	}
	const number = Number(argument);
	const rest = line.slice(word.length).trim();
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
		case 'until':
			return untilGoal(rest);
		case 'less':
			return argument === undefined || argument === 'off'
				? [{kind: 'less', on: argument === undefined}]
				: 'less takes nothing or off';
		case 'follow':
			return argument === undefined
				? 'follow takes the name of a frame or off'
				: [{kind: 'follow', name: argument === 'off' ? null : argument}];
		case 'watch':
		case 'unwatch':
			return rest === '' ? `${word} takes a Python expression` : [{kind: word, expression: rest}];
		case 'zoom':
		case 'focus': {
			const pane = argument === 'off' ? null : paneOf(argument, `${word} takes a pane or off`);
			return pane !== null && typeof pane === 'object' ? pane.message : [{kind: word, pane}];
		}
		case 'panes':
			return shownPanes(rest === '' ? [] : rest.split(/[\s,]+/));
		case 'predict':
			return argument === undefined || argument === 'off'
				? [{kind: 'predict', on: argument === undefined}]
				: 'predict takes nothing or off';
		default:
			return parseLine(line);
	}
}

/** Instructions have their own stages only while a person steps by them; in a demo they count as lines. */
const stages: readonly string[] = kinds.filter(kind => kind !== 'instruction');

function toStage(kind: string | undefined): DemoAct[] | string {
	if (kind === undefined) return 'to takes a kind of stage';
	if (stages.includes(kind)) return [{kind: 'to', stage: kind}];
	return `there is no kind of stage "${kind}"${didYouMean(kind, stages).replace(/\.$/, '')}`;
}

function untilGoal(text: string): DemoAct[] | string {
	const goal = parseGoal(text);
	return typeof goal === 'string' ? goal.replace(/\.$/, '') : [{kind: 'until', goal}];
}

function paneOf(name: string | undefined, missing: string): PaneName | {readonly message: string} {
	const found = paneNames.find(each => each === name);
	if (found !== undefined) return found;
	if (name === undefined) return {message: missing};
	return {message: `there is no pane "${name}"${didYouMean(name, paneNames).replace(/\.$/, '')}`};
}

function shownPanes(names: readonly string[]): DemoAct[] | string {
	if (names.length === 1 && names[0] === 'all') return [{kind: 'panes', panes: null}];
	if (names.length === 0) return 'panes takes names of panes or all';
	const panes: PaneName[] = [];
	for (const name of names) {
		const pane = paneOf(name, '');
		if (typeof pane === 'object') return pane.message;
		panes.push(pane);
	}
	return [{kind: 'panes', panes}];
}

function parseLine(line: string): DemoAct[] | string {
	const items: DemoAct[] = [];
	for (const part of splitCommands(line)) {
		const command = parseCommand(part);
		if (typeof command === 'string') return command;
		items.push({kind: 'command', command});
	}
	return items;
}
