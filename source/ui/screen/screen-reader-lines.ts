import {personId} from '../../engine/stage.ts';
import type {TaskState} from '../../engine/tasks.ts';
import type {FrameId} from '../../protocol/index.ts';
import type {Snapshot} from '../../session/contract.ts';
import {countsText, resumptionsText} from '../../wording/counts.ts';
import {frameName} from '../../wording/frame-name.ts';
import {loopWords} from '../../wording/loop-words.ts';
import {printable} from '../../wording/printable.ts';
import {valueText} from '../../wording/value-text.ts';
import {countText} from '../features/find-task/find-task-row.ts';
import {menuItems} from '../features/menu/menu-items.ts';
import {textAroundAnswer} from '../features/prompt/prompt.ts';
import {textOf} from '../input/line-editor.ts';
import {outputRows} from '../panes/output-rows.ts';
import {taskTail} from '../panes/tasks/task-words.ts';
import {foldWords} from '../state/fold-words.ts';
import {screenOf} from '../state/screen-kind.ts';
import type {Ui} from '../state/ui.ts';
import {bare} from '../terminal/theme/themes.ts';
import {captionSentences} from './caption-rows.ts';
import {timeText} from './header-row.ts';
import {helpCommands, keyText} from './help-rows.ts';
import {fittingCommands, labelOf} from './key-row.ts';
import {rowsBelow, stripHeights} from './strips.ts';

/** How many frames of a chain are read: the innermost. */
const MAX_FRAMES = 6;

function frameWords({state}: Snapshot, id: FrameId): string {
	const frame = state.frames.get(id);
	if (id === personId || !frame) return 'client';
	const words = [
		frameName(state, id),
		id === state.active ? 'at work' : '',
		// A task's status stays, but it has ended.
		frame.outcome !== null && frame.status === 'running' ? 'ENDED' : frame.status.toUpperCase(),
		frame.line === null ? '' : `line ${frame.line}`,
		frame.resumptions === 0 ? '' : countsText(frame),
		frame.stack?.length ? `stack ${frame.stack.map(value => valueText(value, 40)).join(' then ')}` : '',
		...frame.locals.map(({name, value, changed}) => `${name} is ${changed ? 'now ' : ''}${valueText(value, 40)}`),
	];
	return words.filter(word => word !== '').join(', ');
}

function chainLine(snapshot: Snapshot): string {
	const {chain} = snapshot.state;
	const left = Math.max(0, chain.length - MAX_FRAMES);
	const frames = chain.slice(left).map(id => frameWords(snapshot, id));
	return `Chain: ${[...(left > 0 ? [`${left} more frames`] : []), ...frames].join('; ')}.`;
}

/** How many tasks of each kind are read. */
const MAX_TASKS = 6;

/** What the tasks do: the one at work, the ready ones in their order, those that wait. */
function taskLines({state}: Snapshot): readonly string[] {
	if (state.tasks.size === 0) return [];
	const named = (tasks: readonly TaskState[], words: (task: TaskState) => string): string => {
		const more = tasks.length > MAX_TASKS ? [`and ${tasks.length - MAX_TASKS} more`] : [];
		return [...tasks.slice(0, MAX_TASKS).map(words), ...more].join(', ');
	};
	const all = [...state.tasks.values()];
	const ready = state.ready.flatMap(id => state.tasks.get(id) ?? []);
	const waiting = all.filter(({status}) => status === 'waiting');
	const ended = all.filter(({outcome}) => outcome !== null);
	const parts = [
		[
			'At work',
			named(
				all.filter(({status}) => status === 'running'),
				({name}) => name,
			),
		],
		['Ready, in this order', named(ready, ({name}) => name)],
		['Waiting', named(waiting, task => `${task.name} ${taskTail(task, state)}`.trim())],
		['Ended', named(ended, task => `${task.name} ${taskTail(task, state)}`.trim())],
	];
	return [`Tasks. ${parts.flatMap(([word, names]) => (names === '' ? [] : [`${word}: ${names}.`])).join(' ')}`];
}

function runLines(snapshot: Snapshot): readonly string[] {
	const {state, history} = snapshot;
	const statement = state.statements.at(-1);
	const counted = state.resumptions === 0 ? '' : ` ${resumptionsText(state.resumptions)} so far.`;
	const written = outputRows(history, state.outputs, 200, 3, bare).map(line => line.trim());
	return [
		`Client: ${statement ? statement.text : 'nothing yet'}.${counted}`,
		chainLine(snapshot),
		...taskLines(snapshot),
		written.length === 0 ? 'No output.' : `Output: ${written.join(' / ')}`,
	];
}

/** What is watched, looked up and asked. */
function stripLines(snapshot: Snapshot, ui: Ui): readonly string[] {
	const heights = stripHeights(snapshot, ui, Number.POSITIVE_INFINITY);
	// Where a row has a left and a right end, the blanks between them would be lines of their own.
	return rowsBelow(snapshot, ui, heights, 200, bare).map(line => line.trim().replace(/ {4,}/g, '  '));
}

function menuLines(snapshot: Snapshot, {choice}: Ui): readonly string[] {
	const list = menuItems(snapshot);
	const item = list[choice];
	return item ? [`What to drive, ${choice + 1} of ${list.length}: ${item.label}, ${item.hint}.`] : [];
}

function keyLine(snapshot: Snapshot, ui: Ui): string {
	const keys = fittingCommands(snapshot, ui, Number.POSITIVE_INFINITY);
	return `Keys: ${keys.map(key => `${key.sign} ${labelOf(key, snapshot, ui)}`).join(', ')}.`;
}

/** What is being typed, or the help, instead of the keys. */
function lastLines(snapshot: Snapshot, ui: Ui): readonly string[] {
	const {prompt, search, finding, help} = ui;
	if (help) {
		return helpCommands(screenOf(snapshot), ui.withoutKeys).map(
			({keys, description}) => `${keys.map(keyText).join(' or ')}: ${description}`,
		);
	}

	if (search?.line) return [`Search: ${search.line.before}${search.line.after}`];
	if (finding) return [`Task named: ${textOf(finding.line)}, ${countText(finding, snapshot)}.`];
	if (prompt) {
		const [open, close] = textAroundAnswer(prompt);
		return [`${open}${prompt.line.before}${prompt.line.after}${close}`];
	}

	return [keyLine(snapshot, ui)];
}

/**
 * The screen in the order in which one would describe it: position, what happened, the client's statement, the chain,
 * the output, the keys. One sentence a line.
 */
export function screenReaderLines(snapshot: Snapshot, ui: Ui): readonly string[] {
	const {state, history, file, python} = snapshot;
	const menu = screenOf(snapshot) === 'menu';
	const folded = [loopWords(snapshot.loop), foldWords(snapshot)]
		.filter(words => words !== '')
		.map(words => `, ${words}`);
	const where = menu ? '' : `Stage ${state.position} of ${history.length}, ${timeText(snapshot)}${folded.join('')}. `;
	return [
		`${where}${file}${python === null ? '' : `, ${python}`}.`,
		...captionSentences(snapshot, ui),
		...(menu ? menuLines(snapshot, ui) : runLines(snapshot)),
		...stripLines(snapshot, ui),
		...lastLines(snapshot, ui),
	].map(printable);
}
