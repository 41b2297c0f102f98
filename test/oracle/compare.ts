import {type Explanation, explained} from './explained.ts';
import {type Item, isLastWord, lineOf} from './item.ts';
import {Pairs} from './pairs.ts';

/** Where two sequences part: the index of each, and what stands there. */
export interface Difference {
	readonly truth: number;
	readonly told: number;
	/** Equal for differences of the same kind. */
	readonly signature: string;
}

export interface Comparing {
	/** Kinds that are left out on both sides. */
	readonly without?: ReadonlySet<string> | undefined;
	/** Counts what was allowed to differ. */
	readonly excused?: Map<Explanation, number>;
}

/** How many items before a difference are looked through for one that may be missing, and how often. */
const lookBack = 400;
const mostTurns = 4;

/**
 * Compares in order; the frames of one side stand for those of the other in the order of their appearance. An item that
 * may be missing is taken for the next one that is told like it. Where that leads to a difference, it is missing, and
 * what is told is a later one.
 */
export function compare(
	truth: readonly Item[],
	told: readonly Item[],
	{without, excused: all}: Comparing = {},
): Difference | null {
	const missing = new Set<number>();
	const tried = (more: readonly number[]): Difference | null => {
		const excused = new Map<Explanation, number>();
		const difference = compareOnce(truth, told, {without, excused}, new Set([...missing, ...more]));
		if (difference === null) for (const [reason, count] of excused) all?.set(reason, (all.get(reason) ?? 0) + count);
		return difference;
	};
	const first = tried([]);
	let furthest = first;
	for (let turn = 0; furthest !== null && turn < mostTurns; turn += 1) {
		const from = furthest;
		let further: {readonly index: number; readonly difference: Difference} | null = null;
		for (let index = from.truth; index >= Math.max(0, from.truth - lookBack); index -= 1) {
			if (truth[index]?.optional === undefined || truth[index]?.kind === 'drop' || missing.has(index)) continue;
			const difference = tried([index]);
			if (difference === null) return null;
			if (difference.truth > (further?.difference ?? from).truth) further = {index, difference};
		}
		if (further === null) break;
		missing.add(further.index);
		furthest = further.difference;
	}
	return first;
}

/** `missing`: the indices of those that are not told. */
function compareOnce(
	truth: readonly Item[],
	told: readonly Item[],
	{without, excused}: Comparing,
	missing: ReadonlySet<number>,
): Difference | null {
	const pairs = new Pairs();
	// Dropped between the end of a generator and its client's next report: what held them is not known to the client.
	const owed = new Set<number>();
	const early = new Set<number>();
	// Ended while nothing was traced: that they go is all that is seen of them.
	const unseen = new Set<number>();
	/** Told behind what its client lets go of, at the latest when that client goes on. */
	const late: Item[] = [];
	let left = 0;
	let right = 0;
	const excuse = (reason: Explanation | undefined): void => {
		if (reason !== undefined) excused?.set(reason, (excused.get(reason) ?? 0) + 1);
	};
	const skips = (item: Item | undefined): boolean => item !== undefined && without?.has(item.kind) === true;
	for (;;) {
		while (skips(truth[left])) left += 1;
		while (skips(told[right])) right += 1;
		// Which of several that run nothing goes first, a rewritten program cannot show: there they all run.
		const drops = dropsAt(truth, left);
		for (let index = right; drops.size > 0 && told[index]?.kind === 'drop'; index += 1) {
			const partner = pairs.leftOf(told[index]?.frame ?? -1) ?? pairs.freeOf(drops);
			if (partner === undefined || !drops.delete(partner)) break;
			right = index + 1;
			left = truth.findIndex((item, at) => at >= left && (item.kind !== 'drop' || item.optional === undefined));
			if (left === -1) left = truth.length;
			for (const frame of drops) owed.add(frame);
			owed.delete(partner);
		}
		const expected = truth[left];
		const actual = told[right];
		if (missing.has(left)) {
			excuse(expected?.optional);
			left += 1;
			continue;
		}
		const isExpected =
			expected !== undefined &&
			actual !== undefined &&
			pairs.fits(expected, actual) &&
			!isAnother(truth, left, told[right + 1]);
		const lateItem = isExpected || actual === undefined ? undefined : lateOne(late, actual, pairs);
		if (lateItem?.late !== undefined && actual !== undefined) {
			if (!isShownAs(lateItem.late, actual)) return {truth: left, told: right, signature: `${actual.kind} observed`};
			excuse(lateItem.late);
			late.splice(late.indexOf(lateItem), 1);
			right += 1;
			continue;
		}
		if (!isExpected && isUnreported(told, right, pairs) && !isReportedSoon(truth, left, actual, pairs)) {
			excuse(explained.unreported);
			right += told[right]?.kind === 'drop' ? 3 : 2;
			continue;
		}
		const tooLate = late.find(item => item.optional === undefined && goesOn(item, expected, actual, pairs));
		if (tooLate !== undefined) return {truth: left, told: right, signature: signature(tooLate, actual)};
		if (expected === undefined && actual === undefined) return null;
		if (isExpected && pairs.match(expected, actual)) {
			if (expected.optional !== undefined && !isShownAs(expected.optional, actual))
				return {truth: left, told: right, signature: `${actual.kind} observed`};
			left += 1;
			right += 1;
			if (expected.kind !== 'result' && expected.kind !== 'output') owed.clear();
		} else if (actual?.kind === 'drop' && owed.delete(pairs.leftOf(actual.frame) ?? pairs.freeOf(owed) ?? -1)) {
			right += 1;
		} else if (actual?.kind === 'drop' && unseen.delete(pairs.leftOf(actual.frame) ?? -1)) {
			right += 1;
		} else if (
			actual?.kind === 'drop' &&
			!mayBeLate(expected, actual, late, told[right - 1]) &&
			isSoonDropped(truth, left, pairs.leftOf(actual.frame))
		) {
			early.add(actual.frame);
			right += 1;
		} else if (actual?.kind === 'drop' && neverRuns(truth, pairs.leftOf(actual.frame))) {
			excuse(explained.heldLonger);
			early.add(actual.frame);
			right += 1;
		} else if (expected?.kind === 'drop' && early.delete(pairs.rightOf(expected.frame) ?? -1)) {
			left += 1;
		} else if (actual?.optional !== undefined) {
			right += 1;
		} else if (expected?.optional !== undefined && !mayBeLate(expected, actual, late, told[right - 1])) {
			if (expected.kind === 'drop') owed.add(expected.frame);
			if (expected.optional === explained.traceAtWork) unseen.add(expected.frame);
			excuse(expected.optional);
			left += 1;
		} else if (expected !== undefined && mayBeLate(expected, actual, late, told[right - 1])) {
			late.push(expected);
			left += 1;
		} else {
			return {truth: left, told: right, signature: signature(expected, actual)};
		}
	}
}

/** It is told in the way that the explanation says. */
function isShownAs({derived}: Explanation, {kind, evidence}: Item): boolean {
	return !derived.includes(kind) || evidence === 'derived';
}

/** Told behind what somebody lets go of, and nothing else. */
const areLetGo: ReadonlySet<Explanation> = new Set([explained.askedResult, explained.argumentsGo]);

function mayBeLate(
	expected: Item | undefined,
	actual: Item | undefined,
	late: readonly Item[],
	before: Item | undefined,
): boolean {
	if (expected?.late === undefined) return false;
	const {late: reason} = expected;
	return !areLetGo.has(reason) || late.length > 0 || isLetGo(actual, before);
}

/** C code made it, and lets go of it before it ran: up to 3.11 CPython runs it for that. */
function isUnreported(told: readonly Item[], from: number, pairs: Pairs): boolean {
	const [first, ...following] = told.slice(from, from + 3);
	if (first === undefined || pairs.leftOf(first.frame) !== undefined) return false;
	const [thrown, raised] = first.kind === 'drop' ? following : [first, ...following];
	const isOne = thrown?.frame === first.frame && raised?.frame === first.frame;
	return isOne && thrown.kind === 'push' && thrown.fields[0] === '!GeneratorExit()' && raised.kind === 'raise';
}

/** It is what comes behind the next items that may be missing. */
function isReportedSoon(truth: readonly Item[], from: number, actual: Item | undefined, pairs: Pairs): boolean {
	const next = truth.slice(from).find(({optional}) => optional === undefined);
	return next !== undefined && actual !== undefined && pairs.fits(next, actual);
}

/** The call is one that may be missing, and what comes of the call that is told shows that it is another one. */
function isAnother(truth: readonly Item[], left: number, following: Item | undefined): boolean {
	const [call, next] = truth.slice(left, left + 2);
	if (call?.kind !== 'call' || call.optional === undefined || next === undefined || following === undefined)
		return false;
	if (next.kind === 'refuse') return following.kind === 'push';
	return next.kind === 'result' && following.kind !== 'result';
}

/** A client lets go of something. */
function isLetGo(actual: Item | undefined, before: Item | undefined): boolean {
	if (actual?.kind !== 'output') return actual?.kind === 'drop';
	// Behind a drop nobody knows whether a finalizer or the C code itself prints.
	return before?.kind === 'drop' || isLastWord(actual);
}

/** The late item that is told now: rather one that must be told than one that may be missing. */
function lateOne(late: readonly Item[], actual: Item, pairs: Pairs): Item | undefined {
	const must = late.find(item => item.optional === undefined && pairs.match(item, actual));
	return must ?? late.find(item => pairs.match(item, actual));
}

/** Where a frame has gone on to, at the latest, when nothing of it is told late any more. */
const goneOn: ReadonlySet<string> = new Set(['push', 'yield', 'return']);

/** Nothing may come later than this. */
function goesOn(late: Item, expected: Item | undefined, actual: Item | undefined, pairs: Pairs): boolean {
	if (expected === undefined || actual === undefined) return true;
	if (late.late === explained.settledLater && goneOn.has(actual.kind)) return pairs.leftOf(actual.frame) === late.frame;
	if (late.late === undefined || !areLetGo.has(late.late) || actual.kind === 'output') return false;
	return (expected.frame === late.frame && expected.late === undefined) || pairs.leftOf(actual.frame) === late.frame;
}

/** It is dropped by one of the next stages, where nothing of it runs. */
function isSoonDropped(truth: readonly Item[], from: number, frame: number | undefined): boolean {
	const soon = truth.slice(from, from + 3);
	return soon.some(item => item.kind === 'drop' && item.optional !== undefined && item.frame === frame);
}

/** Nothing of it ever runs, and nothing has to be told of it where it goes. */
function neverRuns(truth: readonly Item[], frame: number | undefined): boolean {
	return frame !== undefined && truth.every(item => item.frame !== frame || isOfUnrun(item));
}

function isOfUnrun({kind, optional}: Item): boolean {
	return kind === 'create' || kind === 'refuse' || (kind === 'drop' && optional === explained.neverRun);
}

/** The frames of the drops that may be missing, from an index on. */
function dropsAt(truth: readonly Item[], from: number): Set<number> {
	const frames = new Set<number>();
	for (let index = from; ; index += 1) {
		const item = truth[index];
		if (item?.kind !== 'drop' || item.optional === undefined) return frames;
		frames.add(item.frame);
	}
}

function signature(expected: Item | undefined, actual: Item | undefined): string {
	const told = actual?.kind ?? 'nothing';
	const is = expected?.kind ?? 'nothing';
	if (told !== is || expected === undefined || actual === undefined) return `${is} told as ${told}`;
	const field = expected.fields.findIndex((text, index) => kindOf(text) !== kindOf(actual.fields[index] ?? ''));
	return `${is}: field ${field === -1 ? 'of the same form' : `${field} ${kindOf(expected.fields[field] ?? '')} told as ${kindOf(actual.fields[field] ?? '')}`}`;
}

/** The form of a field. */
function kindOf(text: string): string {
	if (text.startsWith('!')) return /^!\w*/.exec(text)?.[0] ?? '!';
	if (text.startsWith('@')) return 'frame';
	if (text === '-' || text === '?' || text === 'start' || text === 'None') return text;
	return 'value';
}

/** Both sequences around a difference, side by side. */
export function sideBySide(truth: readonly Item[], told: readonly Item[], difference: Difference | null): string {
	const width = 62;
	const rows: string[] = [`${'what is true'.padEnd(width)}| what is told`];
	const from = difference === null ? 0 : Math.max(0, Math.min(difference.truth, difference.told) - 60);
	const cut = (text: string): string => (text.length > width - 2 ? `${text.slice(0, width - 3)}…` : text);
	const until = difference === null ? Number.POSITIVE_INFINITY : 6;
	const offset = difference === null ? 0 : difference.told - difference.truth;
	for (let index = from; ; index += 1) {
		const left = truth[index];
		const right = told[index + offset];
		if ((left === undefined && right === undefined) || index > (difference?.truth ?? 0) + until) break;
		const mark = difference?.truth === index ? '>' : ' ';
		rows.push(
			`${mark}${cut(left === undefined ? '' : lineOf(left)).padEnd(width - 1)}| ${right === undefined ? '' : lineOf(right)}`,
		);
	}
	return rows.join('\n');
}
