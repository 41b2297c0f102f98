/** The question which ready task goes on. */

import type {State} from '../../../engine/state.ts';
import type {TaskState} from '../../../engine/tasks.ts';
import type {Snapshot} from '../../../session/contract.ts';
import {frameName} from '../../../wording/frame-name.ts';
import {printable} from '../../../wording/printable.ts';
import {windowStart} from '../../panes/source-lines.ts';
import {chainOfTask, taskPlace} from '../../panes/tasks/task-words.ts';
import type {Ui} from '../../state/ui.ts';
import {type Piece, padded, row} from '../../terminal/text/row.ts';
import type {Theme} from '../../terminal/theme/theme.ts';

type Choices = NonNullable<Snapshot['choices']>;

/** The question has a row of its own, and so many tasks at most. */
const MOST_ROWS = 5;
/** So many have digits. */
const DIGITS = 9;

/** The tasks that can be chosen on this screen, in asyncio's own order; null: there is nothing to choose. */
export function openChoices({choices, live}: Pick<Snapshot, 'choices' | 'live'>): Snapshot['choices'] {
	return live ? choices : null;
}

/** The place of the marked task among the choices; at first it is the one that asyncio would take. */
export function choiceMarked({state}: Pick<Snapshot, 'state'>, {task, taskAt}: Pick<Ui, 'task' | 'taskAt'>): number {
	return taskAt === state ? task : 0;
}

/** How many rows the question could use. */
export function choiceHeight(snapshot: Snapshot): number {
	const {length} = openChoices(snapshot) ?? [];
	return length === 0 ? 0 : 1 + Math.min(length, MOST_ROWS);
}

/** The question, and a row for each task; in a single row, each with the digit that chooses it. */
export function choiceRows(snapshot: Snapshot, ui: Ui, columns: number, height: number, theme: Theme): string[] {
	const choices = openChoices(snapshot) ?? [];
	if (height < 3) return [shortRow(choices, columns, theme)].slice(0, height);
	const marked = choiceMarked(snapshot, ui);
	const first = windowStart(choices.length, height - 1, marked);
	const more = choices.length - height + 1;
	const left = more > 0 ? `  ${choices.length} are ready, / finds one` : '';
	return [
		row(columns, [theme.key, ' ? Which task goes on?'], [theme.faint, `  ↑ ↓ and ⏎, or a digit${left}`]),
		...choices.slice(first, first + height - 1).map(({task, name}, index) => {
			const place = first + index;
			const known = snapshot.state.tasks.get(task);
			const stands = known === undefined ? '' : standing(known, snapshot.state);
			const here = place === marked;
			return row(
				columns,
				[theme.active, here ? ' ▶ ' : '   '],
				[theme.key, padded(place < DIGITS ? String(place + 1) : '', 3)],
				[here ? theme.active : theme.plain, padded(name, 20)],
				[theme.faint, ` ${padded(stands, 26)} ${place === 0 ? "asyncio's own order" : ''}`],
			);
		}),
	];
}

/** The coroutine at the end of a task's chain, and its line: `spend  line 22`. */
function standing(task: TaskState, state: State): string {
	const chain = chainOfTask(task, state);
	const innermost = chain.at(-1);
	return innermost === undefined ? '' : `${frameName(state, innermost)}  ${taskPlace(chain, state)}`;
}

function shortRow(choices: Choices, columns: number, theme: Theme): string {
	const shown = choices.slice(0, DIGITS);
	const pieces = shown.flatMap(({name}, index): Piece[] => [
		[theme.key, `  ${index + 1} `],
		index === 0 ? `${printable(name)} (asyncio's own)` : printable(name),
	]);
	const left = choices.length - shown.length;
	return row(columns, [theme.key, ' ? Which task goes on?'], ...pieces, left > 0 ? `  and ${left} more` : '');
}
