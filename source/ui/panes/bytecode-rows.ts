import type {State} from '../../engine/state.ts';
import {instructionText} from '../../wording/instruction.ts';
import {row} from '../terminal/text/row.ts';
import type {Theme} from '../terminal/theme/theme.ts';
import {windowStart} from './source-lines.ts';

/** More rows than this tell the room nothing. */
const MAX_ROWS = 9;

/**
 * The bytecode around the instruction that is about to run, below a divider: `height` rows at the most, with the sign at
 * it and the number of a line where that begins. No rows where the stage is of no instruction.
 */
export function bytecodeRows({stage, frames, codes}: State, width: number, height: number, theme: Theme): string[] {
	const frame = stage === null ? undefined : frames.get(stage.frame);
	const instructions = frame && codes.get(frame.code)?.instructions;
	if (stage?.kind !== 'evaluate' || !stage.instruction || !instructions || height < 2) return [];
	const {offset} = stage.instruction;
	const rows = Math.min(height - 1, MAX_ROWS);
	const place = instructions.findIndex(each => each.offset === offset);
	const first = windowStart(instructions.length, rows, place);
	const digits = String(instructions.at(-1)?.offset ?? 0).length;
	const lines = Math.max(...instructions.map(({line}) => String(line ?? '').length));
	const shown = instructions.slice(first, first + rows).map((each, index) => {
		const here = each.offset === offset;
		const before = instructions[first + index - 1];
		const line = index === 0 || before?.line !== each.line ? String(each.line ?? '') : '';
		return row(
			width,
			[here ? theme.active : theme.faint, `${here ? '▶' : ' '}${line.padStart(lines)} `],
			[theme.faint, `${String(each.offset).padStart(digits)} `],
			[here ? theme.plain : theme.resting, instructionText(each)],
		);
	});
	return [row(width, [theme.faint, `┄ bytecode ${'┄'.repeat(Math.max(0, width - 11))}`]), ...shown];
}
