/** The question of what happens next, as rows. */

import type {Predicting, Turn} from '../../state/predicting.ts';
import {type Piece, row, width as widthOf} from '../../terminal/text/row.ts';
import type {Theme} from '../../terminal/theme/theme.ts';

function score({answered, right}: Predicting): string {
	return answered === 0 ? '' : `${right} of ${answered} right `;
}

function headline(turn: Turn | null, theme: Theme): Piece {
	if (turn === null) return [theme.note, '? predicting: → asks what happens next, p ends it'];
	switch (turn.kind) {
		case 'asked':
			return [theme.key, `? What happens next? 1 to ${turn.question.choices.length} answers, → shows it`];
		case 'awaited':
			return [theme.note, '… Python goes on'];
		default:
			return turn.given === null
				? [theme.value, `▶ It is ${turn.right + 1}.`]
				: turn.given === turn.right
					? [theme.changed, `✔ ${turn.right + 1} is right.`]
					: [theme.wrong, `✖ Not ${turn.given + 1}: it is ${turn.right + 1}.`];
	}
}

/** A choice, with its number; once its stage is shown, with a sign where it was right, or was chosen. */
function choice(turn: Turn, index: number, theme: Theme): Piece {
	const text = `${index + 1}  ${turn.question.choices[index]?.text ?? ''}`;
	if (turn.kind === 'told' && index === turn.right) {
		return [turn.given === index ? theme.changed : theme.value, `${turn.given === index ? '✔' : '▶'} ${text}`];
	}

	if (turn.kind !== 'asked' && index === turn.given) {
		return turn.kind === 'told' ? [theme.wrong, `✖ ${text}`] : [theme.title, `… ${text}`];
	}

	return [turn.kind === 'told' ? theme.faint : theme.plain, `  ${text}`];
}

/**
 * The question to the room and its choices, in at most `height` rows: a row for each choice, or two in one where rows
 * are dear. With no question, one row.
 */
export function predictRows(predicting: Predicting, columns: number, height: number, theme: Theme): string[] {
	const {turn} = predicting;
	const tally = score(predicting);
	const head = row(columns - widthOf(tally), ' ', headline(turn, theme)) + row(widthOf(tally), [theme.title, tally]);
	if (turn === null) return [head];
	const choices = turn.question.choices.map((_, index) => choice(turn, index, theme));
	const across = height > choices.length ? 1 : 2;
	const half = Math.floor((columns - 1) / across);
	const rows = Array.from({length: Math.ceil(choices.length / across)}, (_, index) =>
		choices
			.slice(index * across, (index + 1) * across)
			.map(piece => row(half, ' ', piece))
			.join(''),
	);
	return [head, ...rows].slice(0, Math.max(1, height));
}

/** How many rows it takes where there is room for `height`. */
export function predictHeight({turn}: Predicting, height: number): number {
	const count = turn?.question.choices.length ?? 0;
	return Math.min(1 + (height > count ? count : Math.ceil(count / 2)), Math.max(1, height));
}
