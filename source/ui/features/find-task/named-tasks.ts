/** The lists of tasks in which a name is looked for. */

import type {Snapshot} from '../../../session/contract.ts';
import {foldedFor} from '../../../wording/log-text.ts';
import {textOf} from '../../input/line-editor.ts';
import {taskList} from '../../panes/tasks/task-tree.ts';
import {nameOfTask} from '../../panes/tasks/task-words.ts';
import type {Finding} from '../../state/finding.ts';
import {openChoices} from '../choose/choice-rows.ts';

/** The names of all tasks of a list, in its order. */
export function namesAmong(among: Finding['among'], snapshot: Snapshot): readonly string[] {
	if (among === 'choices') return (openChoices(snapshot) ?? []).map(({name}) => name);
	const {state} = snapshot;
	return taskList(state).order.map(({id}) => nameOfTask(id, state));
}

/** The places of the names that match what is typed; none where nothing is typed yet. */
export function matchesOf({line, among}: Finding, snapshot: Snapshot): readonly number[] {
	const query = textOf(line);
	if (query === '') return [];
	return namesAmong(among, snapshot).flatMap((name, place) => (foldedFor(name, query).includes(query) ? [place] : []));
}
