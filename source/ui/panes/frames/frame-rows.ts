import {personId} from '../../../engine/stage.ts';
import type {FrameState, State} from '../../../engine/state.ts';
import type {FrameId} from '../../../protocol/index.ts';
import {valueText} from '../../../wording/value-text.ts';
import {row} from '../../terminal/text/row.ts';
import {clientFrame} from '../client-rows.ts';
import type {BlockView} from './frame-block.ts';
import {litRow, localsRow, personRow, stackRow} from './frame-block.ts';
import {headRow} from './frame-head.ts';
import {linkRow, transitOverLink} from './frame-link.ts';
import {foldChain, framesOutsideChain, lookedAt, visibleFrames} from './visible-frames.ts';

/** A row that may be shown. The lower `need`, the sooner it gets one of the rows there are. */
interface Offer {
	readonly need: number;
	readonly text: string | null;
	/** The frame that it tells of, where it is one of the picture. */
	readonly frame?: FrameId;
}

function offersOf(frame: FrameState, view: BlockView): readonly Offer[] {
	if (frame.id === personId) return [{need: 0, text: personRow(view)}];
	const {state} = view;
	const active = frame.id === state.active || frame.id === view.looked;
	const changed = frame.locals.some(local => local.changed);
	const kind = state.codes.get(frame.code)?.kind;
	// How a task runs is asyncio's own: nothing more is known of it.
	if (kind === 'task') return [{need: 0, text: headRow(frame, view)}];
	const plain = kind === 'function' || kind === 'module';
	return [
		{need: 0, text: headRow(frame, view)},
		{need: active ? 4 : plain && frame.id !== clientFrame(state) ? 6 : 3, text: litRow(frame, view)},
		{need: active || frame.pushed ? 1 : 5, text: stackRow(frame, view)},
		{need: changed ? 1 : active ? 3 : 6, text: localsRow(frame, view)},
	];
}

/** Keeps the order of the offers, and of them those most needed. */
function chooseOffers(offers: readonly Offer[], height: number): readonly Offer[] {
	const ranked = offers
		.map((offer, index) => ({...offer, index}))
		.filter(({text}) => text !== null)
		.sort((a, b) => a.need - b.need || a.index - b.index)
		.slice(0, height);
	return ranked.sort((a, b) => a.index - b.index);
}

/** The frame that a row of the pane tells of; null: none of the picture. */
export function frameOfRow(view: BlockView, height: number, by: number, index: number): FrameId | null {
	return chosenOffers(view, height, by)[index]?.frame ?? null;
}

/**
 * The chain from the client down to the innermost delegatee. Each frame has its state, value stack and locals as
 * far as there is room; a row between two frames says whether they are linked, and shows a value on its way. `by`: the person
 * looks at the frame so many places further in than the active one.
 */
export function frameRows(view: BlockView, height: number, by = 0): string[] {
	return chosenOffers(view, height, by).map(({text}) => text ?? '');
}

function chosenOffers(base: BlockView, height: number, by: number): readonly Offer[] {
	const {state, width, theme} = base;
	const frames = visibleFrames(state);
	const looked = lookedAt(state, frames, by);
	const view: BlockView = {...base, looked};
	const required: readonly (FrameId | null)[] = [
		looked,
		state.active,
		state.transit?.from ?? null,
		state.transit?.to ?? null,
	];
	// At least the ends, the active frame, the one looked at, and the gaps between them.
	const most = Math.max(Math.min(height, looked === null ? 5 : 7), Math.floor(height / 2));
	const entries = foldChain(frames, required, most);
	const offers: Offer[] = [];
	for (const entry of entries) {
		if (entry.kind === 'gap') {
			offers.push({
				need: 0,
				text: row(width, [theme.faint, `  ⋮ ${entry.count} more frames`]),
			});
			continue;
		}

		const frame = state.frames.get(entry.id);
		if (entry.linked) {
			offers.push({need: transitOverLink(state, entry.id) ? 0 : 2, text: linkRow(entry.id, view)});
		} else if (offers.length > 0) {
			offers.push({need: 7, text: ' '.repeat(width)});
		}

		const own = frame ? offersOf(frame, view) : entry.id === personId ? [{need: 0, text: personRow(view)}] : [];
		offers.push(...own.map(offer => ({...offer, frame: entry.id})));
	}

	return chooseOffers(
		[
			...offers,
			...foreignOffers(frames.at(-1)?.id ?? null, view),
			...bystanderOffers(
				state,
				frames.map(({id}) => id),
				view,
			),
		],
		height,
	);
}

/** Types whose objects are generators and their kin, though none of the program's. */
const GENERATOR_TYPES: ReadonlySet<string> = new Set(['generator', 'coroutine', 'async_generator']);

/** Below the innermost frame: what it delegates to when that is no generator of the program's, for example a list's iterator. */
function foreignOffers(id: FrameId | null, {state, width, theme}: BlockView): readonly Offer[] {
	const delegatee = (id === null ? undefined : state.frames.get(id))?.delegatee ?? null;
	if (delegatee === null || delegatee.frame !== undefined) return [];
	const {transit} = state;
	const down = transit?.direction === 'down' && transit.from === id && transit.to === null;
	return [
		{need: 2, text: row(width, [theme.faint, '  ┊ '], [theme.value, down ? `▼ ${valueText(transit.value)}` : ''])},
		{
			need: 1,
			text: row(width, '◇ ', valueText(delegatee), [
				theme.faint,
				GENERATOR_TYPES.has(delegatee.type) ? '  code of others' : '  no generator',
			]),
		},
	];
}

/** Below the chain: generators that wait to be resumed. */
function bystanderOffers(state: State, shown: readonly FrameId[], view: BlockView): readonly Offer[] {
	const waiting = framesOutsideChain(state, new Set(shown));
	const few = waiting.slice(-8).flatMap(id => state.frames.get(id) ?? []);
	if (few.length === 0) return [];
	return [
		{
			need: 8,
			text: row(view.width, [
				view.theme.faint,
				`outside the chain${waiting.length > few.length ? `, the last ${few.length} of ${waiting.length}` : ''}`,
			]),
		},
		...few.map(frame => ({need: 8, text: headRow(frame, view)})),
	];
}
