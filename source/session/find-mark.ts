import type {History} from '../engine/history.ts';
import type {FrameId} from '../protocol/index.ts';

/** The mark after the `result` that ends the resumption at a mark; null when the history lacks it. */
export function endOfResumption(history: History, from: number): number | null {
	for (let index = from; index < history.length; index++) {
		if (history.kind(index) === 'result') return index + 1;
	}
	return null;
}

/** The kind of stage that a resumption begins with. */
export function beginning({lanes}: History, only: FrameId | null): 'call' | 'push' {
	return only === null || lanes.isTask(only) ? 'call' : 'push';
}

/**
 * The next mark, or the previous one, after the start of a line or of a resumption; null when there is none. `only`: where one
 * frame is followed, a resumption of it starts with its push, and a step of a task with the call that it makes.
 */
export function nextMark(
	history: History,
	from: number,
	by: 'line' | 'resumption',
	direction: 1 | -1,
	only: FrameId | null = null,
): number | null {
	const kind = by === 'line' ? 'evaluate' : beginning(history, only);
	for (let mark = from + direction; mark >= 1 && mark <= history.length; mark += direction) {
		if (history.kind(mark - 1) === kind && (only === null || history.frame(mark - 1) === only)) return mark;
	}
	return null;
}
