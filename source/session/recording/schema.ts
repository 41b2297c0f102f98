/** What the lines of a recording may be that are no observations, as tables of fields. The compiler holds them to the types. */

import {kinds} from '../../engine/stage-kinds.ts';
import type {Ending} from '../../interpreter/index.ts';
import {
	type Check,
	isNumber,
	isText,
	isTruth,
	isWhole,
	listOf,
	objectOf,
	oneOf,
	oneOfKinds,
	optional,
	orNull,
} from '../../protocol/fields.ts';
import type {DemoItem} from '../demo/demo-item.ts';
import {paneNames} from '../demo/pane-name.ts';
import type {PersonCommand} from '../person-command.ts';
import type {Goal} from '../until/goal.ts';
import type {Decision} from './recording.ts';
import type {Question} from './transcript.ts';

const commands = {next: {}, send: {expression: isText}, throw: {expression: isText}, close: {}} as const;

export const isDecision: Check<Decision> = oneOfKinds(
	'op',
	{run: {}, drive: {expression: isText}, ...commands, choose: {task: orNull(isWhole), name: optional(isText)}},
	{},
);

export const isQuestion: Check<Question> = objectOf({
	op: oneOf('evaluate'),
	id: isWhole,
	frame: isWhole,
	expression: isText,
	at: isWhole,
});

const ends = {finished: isTruth};
const failed = {message: isText};

export const isEnding: Check<Ending> = oneOfKinds(
	'kind',
	{
		exit: {status: isWhole, ...ends},
		signal: {signal: isText, ...ends},
		'not-started': failed,
		protocol: failed,
		crash: failed,
		recorded: failed,
		stopped: {},
	},
	{stderr: isText},
);

const isGoal: Check<Goal> = oneOfKinds(
	'kind',
	{
		line: {line: isWhole, file: optional(isText)},
		function: {name: isText, unchecked: optional((value: unknown): value is true => value === true)},
		frame: {name: orNull(isText)},
		raise: {type: orNull(isText)},
		output: {text: isText},
		log: {text: isText},
		stage: {stage: oneOf(...kinds)},
		end: {},
	},
	{},
);

/** Seconds; nobody waits for longer than a day. */
const isSpan: Check<number> = (value): value is number => isNumber(value) && value > 0 && value <= 86_400;

const isPane = oneOf(...paneNames);
const isPersonCommand: Check<PersonCommand> = oneOfKinds('kind', {...commands, choose: {task: isText}}, {});

export const isDemoItem: Check<DemoItem> = oneOfKinds(
	'kind',
	{
		command: {command: isPersonCommand},
		finish: {},
		step: {count: (value: unknown): value is number => isWhole(value) && value > 0},
		to: {stage: isText},
		until: {goal: isGoal},
		less: {on: isTruth},
		follow: {name: orNull(isText)},
		watch: {expression: isText},
		unwatch: {expression: isText},
		zoom: {pane: orNull(isPane)},
		focus: {pane: orNull(isPane)},
		panes: {panes: orNull(listOf(isPane))},
		predict: {on: isTruth},
		pause: {seconds: isSpan},
		stop: {},
	},
	{
		caption: optional(isText),
		notes: optional(listOf(isText)),
		after: optional((value: unknown): value is number | 'stop' => value === 'stop' || isSpan(value)),
	},
);
