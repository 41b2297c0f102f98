/** The row in which the name of a task is typed. */

import type {Snapshot} from '../../../session/contract.ts';
import {printable} from '../../../wording/printable.ts';
import {textOf} from '../../input/line-editor.ts';
import type {Finding} from '../../state/finding.ts';
import {row, width as widthOf} from '../../terminal/text/row.ts';
import type {Theme} from '../../terminal/theme/theme.ts';
import {type InputRow, tail} from '../prompt/prompt-row.ts';
import {matchesOf} from './named-tasks.ts';

const LABEL = ' task named /';

/** The name as it is typed, with how many tasks match it and what the keys do. */
export function findTaskRow(finding: Finding, snapshot: Snapshot, columns: number, theme: Theme): InputRow {
	const {line, among} = finding;
	const hint = `${countText(finding, snapshot)}, ⏎ ${among === 'choices' ? 'lets it go on' : 'marks it'}, esc`;
	const room = columns - LABEL.length - widthOf(hint) - 4;
	const before = tail(printable(line.before), Math.max(1, room));
	return {
		text: row(columns, [theme.key, LABEL], [theme.title, before + printable(line.after)], [theme.faint, `  ${hint}`]),
		cursor: LABEL.length + widthOf(before),
	};
}

/** `3 match`; before anything is typed, what to do. */
export function countText(finding: Finding, snapshot: Snapshot): string {
	const {length} = matchesOf(finding, snapshot);
	if (textOf(finding.line) === '') return 'type a part of it';
	return length === 0 ? 'none matches' : length === 1 ? '1 matches' : `${length} match, ↑ ↓`;
}
