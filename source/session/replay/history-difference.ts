import type {History} from '../../engine/history.ts';
import type {Log} from '../../engine/log.ts';
import type {Stage} from '../../engine/stage.ts';

/** How many stages there are up to a mark, without those of single instructions. */
export function coarseLength(history: History, upTo = history.length): number {
	let length = 0;
	for (let index = 0; index < upTo; index++) length += history.kind(index) === 'instruction' ? 0 : 1;
	return length;
}

/**
 * The first mark of the other history after which it differs from the first, within their common length; null when
 * there is none. Stages of single instructions make no difference.
 */
export function firstDifference(one: Log, other: Log): number | null {
	const common = one.commonWith(other);
	let left = coarse(one, common);
	let right = coarse(other, common);
	// Changes of locals then come with an instruction instead of the next stage.
	let fine = left > common || right > common || coarseLength(one, common) < common;
	while (left < one.length && right < other.length) {
		if (!same(one.stage(left), other.stage(right), fine)) return right;
		const next = [coarse(one, left + 1), coarse(other, right + 1)] as const;
		fine ||= next[0] > left + 1 || next[1] > right + 1;
		[left, right] = next;
	}
	return null;
}

/** The index of the first stage from one on that is more than an instruction. */
function coarse(history: History, from: number): number {
	let index = from;
	while (index < history.length && history.kind(index) === 'instruction') index += 1;
	return index;
}

function same(one: Stage, other: Stage, fine: boolean): boolean {
	const skipped = (key: string, value: unknown): unknown => (fine && key === 'seen' ? undefined : value);
	return JSON.stringify(one, skipped) === JSON.stringify(other, skipped);
}
