import {isSchedule, type LoopOptions} from '../../protocol/loop-options.ts';
import type {PersonCommand} from '../person-command.ts';
import type {DemoAct, DemoItem} from './demo-item.ts';
import {parseItems} from './demo-words.ts';

/** A demo: what is driven, and the items to be played. */
export interface Demo {
	/** What to drive; `script`: the file as it is; absent: what the command line says. */
	readonly target?: {readonly kind: 'script'} | {readonly kind: 'expression'; readonly expression: string};
	/** How asyncio's loops are to run. */
	readonly loop?: LoopOptions;
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
 *     clock virtual            waits for the event loop's timers take no time
 *     schedule ask             ready tasks are chosen; `schedule seed=7`: by a seed
 *     > A caption.             stands with the next item
 *     note: Ask the room.      for the speaker, with the next item
 *     next                     also send(…), throw(…), close(), several with semicolons
 *     choose worker-2          that task has its step next, where ready tasks are chosen
 *     step 3                   three stages at once
 *     to assign                on to the next stage of that kind
 *     until retry.py:12        on to a goal, see `parseGoal`
 *     finish                   to the end of the resumption
 *     less                     folds lines and plumbing; `less off` ends that
 *     follow gen#2             steps by the stages of one frame only; `follow off` ends that
 *     watch x                  watches an expression; `unwatch x` ends that
 *     zoom frames              one pane on the whole screen; `zoom off` ends that
 *     focus events             a pane has the focus; `focus off` ends that
 *     panes source frames      only these panes; `panes all` ends that
 *     predict                  asks the room what comes next; `predict off` ends that
 *     pause 2                  autoplay waits for two seconds
 *     stop                     autoplay ends
 */
export function parseDemo(text: string): ParsedDemo {
	let target: Demo['target'];
	let loop: LoopOptions = {};
	const items: DemoItem[] = [];
	const waiting: {caption: string[]; notes: string[]} = {caption: [], notes: []};
	for (const [index, whole] of text.split(/\r?\n/).entries()) {
		const line = whole.trim();
		const note = /^note:\s*(.*)$/.exec(line);
		const drive = /^(?:(run)|drive\s+(.+))$/.exec(line);
		if (line === '' || line.startsWith('#')) continue;
		if (line.startsWith('>')) waiting.caption.push(line.slice(1).trim());
		else if (note !== null) waiting.notes.push(note[1] ?? '');
		else if (/^clock\b/.test(line)) {
			if (items.length > 0) return wrong(index, 'the clock must be said at the beginning');
			if (!/^clock\s+virtual$/.test(line)) return wrong(index, 'clock takes virtual');
			loop = {...loop, clock: 'virtual'};
		} else if (/^schedule\b/.test(line)) {
			const schedule = line.replace(/^schedule\s*/, '');
			if (items.length > 0) return wrong(index, 'the schedule must be said at the beginning');
			if (!isSchedule(schedule)) return wrong(index, 'schedule takes ask or seed=N');
			loop = {...loop, schedule};
		} else if (drive !== null) {
			if (items.length > 0 || target !== undefined)
				return wrong(index, 'what is driven must be said once, at the beginning');
			target = drive[2] === undefined ? {kind: 'script'} : {kind: 'expression', expression: drive[2]};
		} else {
			const parsed = parseItems(line);
			if (typeof parsed === 'string') return wrong(index, parsed);
			add(items, parsed, remarks(waiting));
		}
	}
	if (waiting.caption.length > 0) add(items, [{kind: 'stop'}], remarks(waiting));
	const last = items.at(-1);
	if (waiting.notes.length > 0 && last !== undefined) items[items.length - 1] = {...last, notes: waiting.notes};
	return {...(target === undefined ? {} : {target}), ...(Object.keys(loop).length === 0 ? {} : {loop}), items};
}

type Remarks = Pick<DemoItem, 'caption' | 'notes'>;

/** Returns the caption and notes that waited for an item, and clears them. */
function remarks(waiting: {caption: string[]; notes: string[]}): Remarks {
	const {caption, notes} = waiting;
	Object.assign(waiting, {caption: [], notes: []});
	return {...(caption.length === 0 ? {} : {caption: caption.join(' ')}), ...(notes.length === 0 ? {} : {notes})};
}

/**
 * Adds the items of a line. A pause or a stop that shows nothing is no item: a press of it would do nothing. It says what autoplay
 * does after the item before it.
 */
function add(items: DemoItem[], [first, ...rest]: readonly DemoAct[], told: Remarks): void {
	if (first === undefined) return;
	const before = items.at(-1);
	const silent = told.caption === undefined && (first.kind === 'pause' || first.kind === 'stop');
	if (!silent || before === undefined) items.push({...first, ...told}, ...rest);
	else {
		const after = first.kind === 'pause' ? first.seconds : 'stop';
		const notes = [...(before.notes ?? []), ...(told.notes ?? [])];
		items[items.length - 1] = {...before, after, ...(notes.length === 0 ? {} : {notes})};
	}
}

function wrong(index: number, why: string): {readonly message: string} {
	return {message: `Line ${index + 1} of the demo cannot be understood: ${why}${why.endsWith('?') ? '' : '.'}`};
}

/** The client's commands in a demo, for a run without a person. */
export function commandsInDemo({items}: Demo): readonly PersonCommand[] {
	return items.flatMap(item => (item.kind === 'command' ? [item.command] : []));
}
