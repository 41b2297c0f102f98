import path from 'node:path';
import type {Snapshot} from '../../session/contract.ts';
import {loopWords} from '../../wording/loop-words.ts';
import {printable} from '../../wording/printable.ts';
import {speedText} from '../features/autoplay/speed.ts';
import {foldWords} from '../state/fold-words.ts';
import {type Piece, row, width as widthOf} from '../terminal/text/row.ts';
import type {Style, Theme} from '../terminal/theme/theme.ts';
import {bare} from '../terminal/theme/themes.ts';

/** Whether the screen shows the present or the past, as a sign and a word. */
function time(
	{phase, live, atPython, driving, choices}: Snapshot,
	autoplay: number | null,
	theme: Theme,
): readonly [Style, string] {
	if (phase.kind === 'opening') return [theme.note, '◌ starting Python'];
	if (driving === null) return [theme.faint, ''];
	if (autoplay !== null) return [theme.active, `▶ autoplay, ${speedText(autoplay)}`];
	if (live && choices !== null) return [theme.key, '? your choice'];
	if (!live) return atPython && phase.kind !== 'running' ? [theme.active, 'live'] : [theme.value, '◀◀ looking back'];
	switch (phase.kind) {
		case 'running':
			return [theme.active, '▶▶ running'];
		case 'over':
			return [theme.faint, '■ over'];
		case 'ready':
			return [theme.active, 'your turn'];
		default:
			return [theme.active, 'live'];
	}
}

/** Whether the screen shows the present or the past, in words only. */
export function timeText(snapshot: Snapshot): string {
	return time(snapshot, null, bare)[1].replace(/^[^a-zA-Z]+/, '');
}

/** The file and its Python as far as there is room: where the Python lies goes first, then the folder, then all but its version. */
function names({file, python}: Snapshot, room: number): readonly [file: string, python: string] {
	const whole = printable(file);
	const short = path.basename(whole);
	const long = python === null ? '' : `  ${printable(python)}`;
	for (const more of [long, long.replace(/ (\(.*\)|embedded)$/, ''), ...versionOf(long), '']) {
		const shown = [whole, short].find(name => widthOf(name) + widthOf(more) <= room);
		if (shown !== undefined) return [shown, more];
	}

	return [short, ''];
}

/** Less and less of a name that still says which Python it is. */
function versionOf(python: string): readonly string[] {
	const [whole, version] = /^ *\w+ (\d+\.\d+)/.exec(python) ?? [];
	return whole === undefined ? [] : [whole, `  ${version}`];
}

/** The first row: what is shown, on which Python, and at which stage. */
export function headerRow(snapshot: Snapshot, autoplay: number | null, columns: number, theme: Theme): string {
	const [style, sign] = time(snapshot, autoplay, theme);
	const {state, history, driving, branches, branch} = snapshot;
	const folded = foldWords(snapshot);
	const less = folded === '' ? '' : `  ${folded}`;
	const loop = loopWords(snapshot.loop);
	const mark = loop === '' ? '' : `  ${loop}`;
	const ways = branches.length > 1 ? `  branch ${branch + 1}/${branches.length}` : '';
	const count = driving === null ? '' : `${mark}${less}${ways}  stage ${state.position} of ${history.length}`;
	const taken = widthOf(sign) + widthOf(count) + 1;
	const title = ' gen-step  ';
	const [file, python] = names(snapshot, columns - taken - title.length - 2);
	const left: readonly Piece[] = [[theme.title, title], file, [theme.faint, python]];
	return row(columns - taken, ...left) + row(taken, [style, sign], [theme.title, count]);
}
