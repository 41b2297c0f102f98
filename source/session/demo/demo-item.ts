import type {PersonCommand} from '../person-command.ts';
import type {Goal} from '../until/goal.ts';
import type {PaneName} from './pane-name.ts';

/** What an item of a demo does. */
export type DemoAct =
	/** A command of the client. After it each press steps one stage, until it is the client's turn again. */
	| {readonly kind: 'command'; readonly command: PersonCommand}
	/** On to the end of the resumption under way. */
	| {readonly kind: 'finish'}
	/** So many stages on, in one press. */
	| {readonly kind: 'step'; readonly count: number}
	/** On to the next stage of a kind, in one press. */
	| {readonly kind: 'to'; readonly stage: string}
	/** On to a goal, in one press. */
	| {readonly kind: 'until'; readonly goal: Goal}
	/** Folds the lines and the plumbing, or shows them again. */
	| {readonly kind: 'less'; readonly on: boolean}
	/** Steps by the stages of one frame only; null: of all. */
	| {readonly kind: 'follow'; readonly name: string | null}
	/** Watches an expression from now on, or no longer. */
	| {readonly kind: 'watch' | 'unwatch'; readonly expression: string}
	/** One pane has the whole screen; null: all panes are back. */
	| {readonly kind: 'zoom'; readonly pane: PaneName | null}
	/** A pane has the focus; null: none. */
	| {readonly kind: 'focus'; readonly pane: PaneName | null}
	/** Only these panes are shown; null: all. */
	| {readonly kind: 'panes'; readonly panes: readonly PaneName[] | null}
	/** The room is asked what comes next, or is asked no longer. */
	| {readonly kind: 'predict'; readonly on: boolean}
	/** Only a caption, and autoplay waits for so many seconds. */
	| {readonly kind: 'pause'; readonly seconds: number}
	/** Only a caption, and autoplay ends: the talk goes on by hand. */
	| {readonly kind: 'stop'};

/** One item of a demo: what one press of the play key does. */
export type DemoItem = DemoAct & {
	/** What the talk says with it. */
	readonly caption?: string;
	/** For the speaker only. */
	readonly notes?: readonly string[];
	/** What autoplay does after it: it waits for so many seconds, or ends. */
	readonly after?: number | 'stop';
};
