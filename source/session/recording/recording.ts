import type {Ending} from '../../interpreter/index.ts';
import type {FrameId} from '../../protocol/index.ts';
import type {DemoItem} from '../demo/demo-item.ts';
import type {Driving} from '../driving.ts';
import type {PersonCommand} from '../person-command.ts';
import type {Question, RunStart} from './transcript.ts';

/** A request on which the program waits: what to drive, then the client's commands. */
export type Decision =
	| {readonly op: 'run'}
	| {readonly op: 'drive'; readonly expression: string}
	| {readonly op: 'next' | 'close'}
	| {readonly op: 'send' | 'throw'; readonly expression: string}
	/** Which ready task has its step next; null: the one that asyncio would take. */
	| {readonly op: 'choose'; readonly task: FrameId | null; readonly name?: string};

/** The requests to one Python, and its observations. */
export interface RecordedRun extends RunStart {
	/** Its observations, each in the line that it came in. */
	readonly lines: readonly string[];
	/** In their order: first the target, then the commands. */
	readonly decisions: readonly Decision[];
	readonly questions: readonly Question[];
	/** A problem with Python itself. */
	readonly remark: string | null;
	/** How Python ended; null: it lived when the recording was made, or was stopped. */
	readonly ending: Ending | null;
}

/** A session that can be played with no Python: a run for each branch, the newest as the last. */
export interface Recording {
	readonly runs: readonly [RecordedRun, ...RecordedRun[]];
	/** The items of the demo that was played. */
	readonly demoItems: readonly DemoItem[];
}

/** The run of the newest branch. */
export function newestRun({runs}: Recording): RecordedRun {
	return runs.at(-1) ?? runs[0];
}

/** What was driven in a run; null: nothing yet. */
export function drivingOf({decisions: [target]}: RecordedRun): Driving | null {
	if (target?.op === 'run') return {kind: 'script'};
	return target?.op === 'drive' ? {kind: 'expression', expression: target.expression} : null;
}

/** The client's commands in a run. */
export function commandsOf({decisions}: RecordedRun): readonly PersonCommand[] {
	return decisions.slice(1).map(commandOf);
}

/** Whether two requests ask for the same. */
export function isSameDecision(one: Decision | undefined, other: Decision): boolean {
	const expression = 'expression' in other ? other.expression : undefined;
	if (one?.op === 'choose' && other.op === 'choose') return one.name === other.name;
	return one?.op === other.op && ('expression' in one ? one.expression : undefined) === expression;
}

/** A decision as a person writes it. */
export function decisionText(decision: Decision): string {
	switch (decision.op) {
		case 'run':
			return 'a run of the file';
		case 'drive':
			return decision.expression;
		case 'next':
		case 'close':
			return `${decision.op}()`;
		case 'choose':
			return decision.name === undefined ? "asyncio's own choice" : `choose ${decision.name}`;
		default:
			return `${decision.op}(${decision.expression})`;
	}
}

/** A decision as a command of the client's. */
export function commandOf(decision: Decision): PersonCommand {
	if (decision.op === 'choose') return {kind: 'choose', task: decision.name ?? ''};
	const {op, ...rest} = decision;
	return {kind: op, ...rest} as PersonCommand;
}
