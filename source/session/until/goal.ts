import type {Kind} from '../../engine/stage-kinds.ts';

/** What an `until` runs to. */
export type Goal =
	/** A line is about to run. Without `file`: of the file that is on show. */
	| {readonly kind: 'line'; readonly line: number; readonly file?: string}
	/** A frame of a function starts or is resumed. `unchecked`: also where no source that is known has such a function. */
	| {readonly kind: 'function'; readonly name: string; readonly unchecked?: true}
	/** The next stage of a frame; null: of the one at work. */
	| {readonly kind: 'frame'; readonly name: string | null}
	/** An exception leaves a frame, or is caught; null: of any type. */
	| {readonly kind: 'raise'; readonly type: string | null}
	/** The program prints a text. */
	| {readonly kind: 'output'; readonly text: string}
	/** A row of the log holds a text. */
	| {readonly kind: 'log'; readonly text: string}
	| {readonly kind: 'stage'; readonly stage: Kind}
	/** The program is over; of a generator that the person drives, the client's turn. */
	| {readonly kind: 'end'};

/** A goal in words, for the message that it was not reached. */
export function goalText(goal: Goal): string {
	switch (goal.kind) {
		case 'line':
			return goal.file === undefined ? `line ${goal.line}` : `line ${goal.line} of ${goal.file}`;
		case 'function':
			return `function ${goal.name}`;
		case 'frame':
			return goal.name === null ? 'another stage of this frame' : `a stage of ${goal.name}`;
		case 'raise':
			return goal.type === null ? 'an exception' : `the exception ${goal.type}`;
		case 'output':
			return `"${goal.text}" in the output`;
		case 'log':
			return `"${goal.text}" in the log`;
		case 'stage':
			return `the stage ${goal.stage}`;
		case 'end':
			return 'the end';
		default:
			return goal satisfies never;
	}
}
