/** Which lanes have rows of their own. */

import type {History} from '../../../engine/history.ts';
import {personId} from '../../../engine/stage.ts';
import type {State} from '../../../engine/state.ts';
import type {FrameId} from '../../../protocol/index.ts';
import {clamped, type Span} from '../../state/scroll.ts';
import {foldChain} from '../frames/visible-frames.ts';

/** What the lanes are made of. */
export interface LanesPlace {
	readonly history: History;
	readonly state: State;
}

/** A row: a lane, or so many that are folded. */
export type LaneEntry =
	| {readonly kind: 'lane'; readonly id: FrameId}
	| {readonly kind: 'gap'; readonly lanes: readonly FrameId[]};

/** So many turns before and after the cursor are looked through for lanes to show. */
const NEAR = 500;

/** The lanes that live at some time of the history, in the order of their rows. */
export function lanesOf({history}: LanesPlace): readonly FrameId[] {
	return history.lanes.bornBefore(history.length);
}

/** The lane at work in the stage on show. */
export function laneAtWork({history, state}: LanesPlace): FrameId {
	const turn = history.lanes.turnAt(state.position - 1);
	return turn < 0 ? personId : history.lanes.turnLane(turn);
}

/** The lane that is marked can be any; at rest it is the one at work. */
export function lanesSpan(place: LanesPlace): Span {
	const lanes = lanesOf(place);
	return {count: lanes.length, height: 1, home: Math.max(0, lanes.indexOf(laneAtWork(place)))};
}

/** How far a lane is from the one at work. */
export function offsetOfLane(place: LanesPlace, lane: FrameId): number {
	return lanesOf(place).indexOf(lane) - lanesSpan(place).home;
}

/** The lane so many places below the one at work; null where the person marks none. */
export function selectedLane(place: LanesPlace, by: number): FrameId | null {
	if (by === 0) return null;
	const span = lanesSpan(place);
	const offset = clamped(span, by);
	return offset === 0 ? null : (lanesOf(place)[span.home + offset] ?? null);
}

/** At most so many rows: those needed most are the one marked, the one at work, and those at work around the cursor. */
export function laneEntries(place: LanesPlace, selected: FrameId | null, height: number): readonly LaneEntry[] {
	const lanes = lanesOf(place);
	if (lanes.length <= height) return lanes.map(id => ({kind: 'lane', id}));
	const required = [selected, laneAtWork(place), personId, ...near(place, height)];
	const folded = foldChain(
		lanes.map(id => ({id, linked: false})),
		required,
		height,
	);
	let at = 0;
	return folded.map((entry): LaneEntry => {
		const count = entry.kind === 'gap' ? entry.count : 1;
		const own = lanes.slice(at, at + count);
		at += count;
		return entry.kind === 'gap' ? {kind: 'gap', lanes: own} : {kind: 'lane', id: entry.id};
	});
}

/** The lanes that were at work last, and those that are next. */
function near({history, state}: LanesPlace, most: number): readonly FrameId[] {
	const {lanes, length} = history;
	const found = new Set<FrameId>();
	const turn = lanes.turnAt(state.position - 1);
	const newest = lanes.turnAt(length - 1);
	for (let by = 1; by <= NEAR && found.size < most; by++) {
		if (turn - by >= 0) found.add(lanes.turnLane(turn - by));
		if (turn + by <= newest) found.add(lanes.turnLane(turn + by));
	}
	return [...found];
}
