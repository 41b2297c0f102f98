import {isPlumbing, personId} from '../../../engine/stage.ts';
import type {FrameState, State} from '../../../engine/state.ts';
import type {FrameId} from '../../../protocol/index.ts';
import {valueText} from '../../../wording/value-text.ts';
import {row} from '../../terminal/text/row.ts';
import {clientFrame} from '../client-rows.ts';
import type {BlockView} from './frame-block.ts';
import {litRow, localsRows, personRow, stackRow} from './frame-block.ts';
import {headRow} from './frame-head.ts';
import {linkRow, transitOverLink} from './frame-link.ts';
import {foldChain, framesOutsideChain, lookedAt, visibleFrames} from './visible-frames.ts';

/** A row that may be shown. The lower `need`, the sooner it gets one of the rows there are. */
interface Offer {
	readonly need: number;
	readonly text: string | null;
	/** The frame that it describes, if that is part of the picture. */
	readonly frame?: FrameId;
}

/** What rows are needed for. The frame at work gets all its rows before the others get any. */
const NEED = {
	atWork: 0,
	moving: 1,
	head: 2,
	changed: 3,
	link: 4,
	client: 5,
	line: 6,
	stack: 7,
	locals: 8,
	blank: 9,
	outside: 10,
} as const;

/** From so many rows on the frame at work is shown whole. */
const MIN_WHOLE = 6;

/** The heads nearest to the frame at work are needed most. */
function headNeed(distance: number): number {
	return NEED.head + Math.min(distance, 99) / 100;
}

/** The most rows for the variables of the frame at work; below and above it some rows are left for the others. */
const MAX_LOCALS = 3;
const ROWS_FOR_OTHERS = 3;

interface PlacedView extends BlockView {
	/** There is no room for all of the frame at work. */
	readonly low: boolean;
	readonly height: number;
}

function offersOf(frame: FrameState, distance: number, view: PlacedView): readonly Offer[] {
	const {state, height} = view;
	const atWork = frame.id === state.active || frame.id === view.looked;
	// In very few rows the names of the others go before the line and the variables of the frame at work.
	const need = (otherwise: number, few = NEED.atWork as number): number =>
		atWork ? (view.low ? few : NEED.atWork) : otherwise;
	const moves = state.transit?.from === frame.id || state.transit?.to === frame.id;
	const head = need(moves ? NEED.moving : headNeed(distance));
	if (frame.id === personId) return [{need: head, text: personRow(view)}];
	const changed = frame.locals.some(local => local.changed);
	const kind = state.codes.get(frame.code)?.kind;
	// How a task runs is asyncio's own: nothing more is known of it.
	if (kind === 'task') return [{need: head, text: headRow(frame, view)}];
	// Head, line and stack take three.
	const most = atWork ? Math.min(MAX_LOCALS, Math.max(1, height - 3 - ROWS_FOR_OTHERS)) : 1;
	const localsNeed = need(changed ? NEED.changed : NEED.locals, NEED.changed);
	const isClient = frame.id === clientFrame(state) || (kind !== 'function' && kind !== 'module');
	return [
		{need: head, text: headRow(frame, view)},
		{need: need(isClient ? NEED.client : NEED.line, NEED.client), text: litRow(frame, view)},
		{need: need(frame.pushed ? NEED.changed : NEED.stack), text: stackRow(frame, view)},
		...localsRows(frame, view, most).map(text => ({need: localsNeed, text})),
	];
}

/** The frames that only keep the program going. */
function plumbing(frames: readonly {readonly id: FrameId}[], state: State): ReadonlySet<FrameId> {
	const codeOf = (id: FrameId): FrameState['code'] => state.frames.get(id)?.code ?? -1;
	return new Set(frames.map(({id}) => id).filter(id => isPlumbing(state.codes.get(codeOf(id)))));
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

/** The frame that a row of the pane describes; null: none of the picture. */
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
	const view = {...base, looked, height, low: height < MIN_WHOLE};
	const required: readonly (FrameId | null)[] = [
		looked,
		state.active,
		state.transit?.from ?? null,
		state.transit?.to ?? null,
	];
	// At least the ends, the active frame, the one looked at, and the gaps between them.
	const most = Math.max(Math.min(height, looked === null ? 5 : 7), Math.floor(height / 2));
	const entries = foldChain(frames, required, most, view.less ? plumbing(frames, state) : undefined);
	const offers: Offer[] = [];
	const home = entries.findIndex(entry => entry.kind === 'frame' && entry.id === (looked ?? state.active));
	for (const [place, entry] of entries.entries()) {
		const distance = Math.abs(place - (home === -1 ? entries.length - 1 : home));
		if (entry.kind === 'gap') {
			offers.push({
				need: headNeed(distance),
				text: row(width, [theme.faint, `  ⋮ ${entry.count} more frames`]),
			});
			continue;
		}

		const frame = state.frames.get(entry.id);
		if (entry.linked) {
			offers.push({need: transitOverLink(state, entry.id) ? NEED.moving : NEED.link, text: linkRow(entry.id, view)});
		} else if (offers.length > 0) {
			offers.push({need: NEED.blank, text: ' '.repeat(width)});
		}

		const person: Offer[] = entry.id === personId ? [{need: headNeed(distance), text: personRow(view)}] : [];
		const own = frame ? offersOf(frame, distance, view) : person;
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
		{
			need: NEED.link,
			text: row(width, [theme.faint, '  ┊ '], [theme.value, down ? `▼ ${valueText(transit.value)}` : '']),
		},
		{
			need: down ? NEED.moving : NEED.changed,
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
			need: NEED.outside,
			text: row(view.width, [
				view.theme.faint,
				`outside the chain${waiting.length > few.length ? `, the last ${few.length} of ${waiting.length}` : ''}`,
			]),
		},
		...few.map(frame => ({need: NEED.outside, text: headRow(frame, view)})),
	];
}
