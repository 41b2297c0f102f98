import type {Problem, Target} from '../../protocol/index.ts';
import type {Line} from '../input/line-editor.ts';

/** A completion under way: what it began with, and what it may become. */
export interface Completion {
	/** The line without the word that is completed. */
	readonly before: string;
	readonly after: string;
	readonly candidates: readonly string[];
	/** The candidate in the line; null: only their common beginning. */
	readonly index: number | null;
}

/** What has been handed to the session and waits for its answer: how things stood before. */
export interface Sent {
	/** The command's number; null while it has none, and for what is no command. */
	readonly command: number | null;
	readonly problem: Problem | null;
}

/** A question to the person, answered by a Python expression. */
export interface Prompt {
	readonly about:
		| {readonly kind: 'send'}
		| {readonly kind: 'throw'}
		| {readonly kind: 'watch'}
		/** What to run until: no Python, but a goal. `last`: the one before; null: none. */
		| {readonly kind: 'until'; readonly last: string | null}
		/** Which frame to follow; `at`: the one at work. */
		| {readonly kind: 'follow'; readonly at: string}
		/** The required parameter `index` of a target; `values` are the answers so far. */
		| {readonly kind: 'argument'; readonly target: Target; readonly index: number; readonly values: readonly string[]};
	readonly line: Line;
	/** How far back in the earlier answers; 0: the line being written, which `draft` keeps. */
	readonly recall: number;
	readonly draft: string;
	readonly sent: Sent | null;
	/** What tab makes of the word before the cursor; null: nothing. */
	readonly completion: Completion | null;
	/** Why the last answer was not taken. */
	readonly problem: Problem | null;
}
