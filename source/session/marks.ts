import type {History} from '../engine/history.ts';

/** The mark behind the `result` that ends the resumption at a mark; null where history does not have it. */
export function endOfResumption(history: History, from: number): number | null {
	for (let index = from; index < history.length; index++) {
		if (history.stage(index).kind === 'result') return index + 1;
	}
	return null;
}

/** The next mark, or the one before, behind the beginning of a line or of a resumption; null when there is none. */
export function nextMark(history: History, from: number, by: 'line' | 'resumption', direction: 1 | -1): number | null {
	const kind = by === 'line' ? 'evaluate' : 'call';
	for (let mark = from + direction; mark >= 1 && mark <= history.length; mark += direction) {
		if (history.stage(mark - 1).kind === kind) return mark;
	}
	return null;
}
