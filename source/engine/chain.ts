/** The chain of a state: the frames from the client to the innermost delegatee. */

import type {FrameId} from '../protocol/index.ts';
import type {IdMap} from './id-map.ts';
import {type Code, isOfTask, personId, type Stage, suspends} from './stage.ts';
import type {FrameState, State} from './state.ts';

type Frames = IdMap<FrameState>;

/** The part of a state that this file makes. */
export type Chain = Pick<State, 'chain' | 'innermost'>;

/** What a chain is made from: the chain before, and the frames after a stage. */
interface Links {
	readonly before: State;
	readonly stage: Stage;
	readonly frames: Frames;
	readonly active: FrameId | null;
}

/**
 * The frames from the client down to the innermost delegatee, at most once each: up from the running frame by `f_back`,
 * then down by what each stands on or calls. While nothing of the last chain has gone, its order is kept.
 *
 * A chain may be thousands of frames long, and a stage changes it at its innermost running frame, if at all: what
 * stands above that frame is taken over then, and what stands below it is followed only where a link changed.
 */
export function nextChain(links: Links): Chain {
	const {before, frames, active} = links;
	const {chain, innermost} = before;
	const id = runningFrame(links, innermost < 0 ? chain.length - 1 : innermost) ?? active;
	const place = id === null ? -1 : placeBy(id, links);
	if (id === null || place < 0) return wholeChain(links);
	if (chain[place] !== id) return completed(frames, [...chain.slice(0, place), id]);
	return isComplete(place, links) ? {chain, innermost: place} : completed(frames, chain.slice(0, place + 1));
}

/** The same, with every link followed. */
export function wholeChain(links: Links): Chain {
	const {before, frames, active} = links;
	const innermost = runningFrame(links, before.chain.length - 1) ?? active;
	return completed(frames, innermost === null ? [personId] : upwards(frames, before, innermost));
}

/** The frame of the stage if it runs, else the last one that does among those of the last chain up to a place. */
function runningFrame({before, stage, frames}: Links, last: number): FrameId | null {
	// What becomes of a task does not make it the one at work.
	if (!isOfTask(stage) && frames.get(stage.frame)?.status === 'running') return stage.frame;
	for (let index = last; index >= 0; index--) {
		const id = before.chain[index];
		if (id !== undefined && frames.get(id)?.status === 'running') return id;
	}
	return null;
}

/**
 * The place in the last chain of the frame that is the innermost now, if all frames above it can be reused. The frame
 * is the same as before, was called by that one, or had called it, and no other frame lost or got a caller. Otherwise
 * -1.
 */
function placeBy(id: FrameId, links: Links): number {
	const {before, frames} = links;
	const {chain, innermost} = before;
	const here = chain[innermost];
	if (here === undefined) return -1;
	const stays = (frame: FrameId): boolean => before.frames.get(frame)?.caller === frames.get(frame)?.caller;
	if (id === here) return touched(links).every(stays) ? innermost : -1;
	if (frames.get(id)?.caller === here && (chain[innermost + 1] === id || !chain.includes(id))) {
		return touched(links).every(frame => frame === id || stays(frame)) ? innermost + 1 : -1;
	}
	const left = frames.get(here)?.status !== 'running' && before.frames.get(here)?.caller === id;
	if (left && id === chain[innermost - 1]) {
		return touched(links).every(frame => frame === here || stays(frame)) ? innermost - 1 : -1;
	}
	return -1;
}

/** Whether the frames below a place in the last chain still delegate to, or call, each other in the same order. */
function isComplete(place: number, links: Links): boolean {
	const {before, stage, frames} = links;
	const {chain} = before;
	const below = (id: FrameId | undefined): FrameId | undefined => next(frames, id ?? personId) ?? undefined;
	if (below(chain[place]) !== chain[place + 1]) return false;
	if (touched(links).some(id => next(before.frames, id) !== next(frames, id))) return false;
	// The last frame may stand on one that was not known until now.
	return before.frames.has(stage.frame) || below(chain.at(-1)) !== stage.frame;
}

/** The frames whose links the stage may have changed. */
function touched({stage}: Links): readonly FrameId[] {
	const frames = [stage.frame];
	if (stage.kind === 'result' && stage.from !== null) frames.push(stage.from);
	if (stage.kind === 'forward' && stage.closes && stage.to !== null) frames.push(stage.to);
	if (stage.seen?.asDelegatee !== undefined && stage.seen.caller != null) frames.push(stage.seen.caller);
	return frames;
}

/** The links of the running frames, outermost first; where a frame is unlinked, those above it in the last chain. */
function upwards(frames: Frames, {chain: before, codes}: State, innermost: FrameId): FrameId[] {
	const up = new Set<FrameId>();
	let id: FrameId | null = innermost;
	let top = innermost;
	while (id !== null && !up.has(id)) {
		up.add(id);
		top = id;
		id = frames.get(id)?.caller ?? null;
	}
	const linked = [...up].reverse();
	// A module or function that nobody called is the file's own client: then no person drives.
	if (top === personId || isPlain(codes.get(frames.get(top)?.code ?? -1))) return linked;
	const place = before.indexOf(top);
	const above = place < 0 ? before.slice(0, 1).filter(first => first === personId) : before.slice(0, place);
	return [...above.filter(other => !up.has(other)), ...linked];
}

function isPlain(code: Code | undefined): boolean {
	return code !== undefined && !suspends(code);
}

/** With what its last frame stands on or calls, and so on. */
function completed(frames: Frames, upper: readonly FrameId[]): Chain {
	const innermost = upper.length - 1;
	const lower = new Set<FrameId>();
	let runs = false;
	for (let id = next(frames, upper[innermost] ?? personId); id !== null; id = next(frames, id)) {
		const frame = frames.get(id);
		if (frame === undefined || lower.has(id) || upper.includes(id)) break;
		lower.add(id);
		runs ||= frame.status === 'running';
	}
	return {chain: [...upper, ...lower], innermost: runs ? -1 : innermost};
}

/** The frame that a frame delegates to or calls. */
function next(frames: Frames, id: FrameId): FrameId | null {
	const frame = frames.get(id);
	return frame?.delegatee?.frame ?? frame?.calls ?? null;
}
