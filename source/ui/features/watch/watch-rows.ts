import type {Watch} from '../../../session/run/watches.ts';
import {printable} from '../../../wording/printable.ts';
import {valueText} from '../../../wording/value-text.ts';
import {type Piece, row} from '../../terminal/text/row.ts';
import type {Theme} from '../../terminal/theme/theme.ts';

/** What a watched expression gave: a value, CPython's words for an exception, or that Python was not asked. */
function answer({answer, asked}: Watch, theme: Theme): readonly [string, Piece] {
	if (asked) return ['  ', [theme.faint, '…']];
	if (answer === null) return ['  ', [theme.faint, '— not asked here']];
	if ('value' in answer) return ['= ', [theme.value, valueText(answer.value, 200)]];
	return 'error' in answer
		? ['  ', [theme.wrong, `✖ ${lastLine(answer.error)}`]]
		: ['  ', [theme.faint, '— its frame is gone']];
}

function lastLine(text: string): string {
	return text.trimEnd().split('\n').at(-1)?.trim() ?? '';
}

/** The watched expressions, a row each; the newest, where not all have room. */
export function watchRows(watches: readonly Watch[], columns: number, height: number, theme: Theme): string[] {
	if (height <= 0) return [];
	const folded = watches.length > height;
	const shown = folded ? watches.slice(watches.length - height) : watches;
	return shown.map((watch, index) => {
		const [sign, text] = answer(watch, theme);
		const more = folded && index === 0 ? ` (${watches.length - height} more above)` : '';
		return row(columns, [theme.faint, ' watch  '], printable(watch.expression), ` ${sign}`, text, [theme.faint, more]);
	});
}
