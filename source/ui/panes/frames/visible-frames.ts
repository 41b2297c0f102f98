import {isOfTask} from '../../../engine/stage.ts';
import type {State} from '../../../engine/state.ts';
import type {FrameId} from '../../../protocol/index.ts';
import {clamped, type Span} from '../../state/scroll.ts';

/** A frame of the picture. `linked`: it hangs on the frame before it. */
export interface VisibleFrame {
	readonly id: FrameId;
	readonly linked: boolean;
}

/** A frame to show, or a gap of `count` frames between two that are shown. */
export type FrameEntry = ({readonly kind: 'frame'} & VisibleFrame) | {readonly kind: 'gap'; readonly count: number};

/** The frames of the picture in its order: the chain, and what a value moves between or just came to life. */
export function visibleFrames(state: State): readonly VisibleFrame[] {
	const {chain, transit, stage} = state;
	const shown = chain.map((id, index) => ({id, linked: index > 0}));
	const known = new Set(chain);
	const add = (id: FrameId | null | undefined, linked: boolean): void => {
		if (typeof id === 'number' && !known.has(id) && state.frames.has(id)) {
			known.add(id);
			shown.push({id, linked: linked && shown.length > 0});
		}
	};

	add(transit?.from, transit?.direction === 'up');
	add(transit?.to, transit?.direction === 'down');
	// What becomes of a task leaves the frame in sight that was at work.
	if (stage !== null && isOfTask(stage)) add(state.active, false);
	else if (stage?.kind !== 'output' && stage?.kind !== 'end') add(stage?.frame, false);

	return shown;
}

/** Generators that wait outside the picture. */
export function framesOutsideChain(state: State, shown: ReadonlySet<FrameId>): readonly FrameId[] {
	return state.frames
		.values()
		.filter(({id, status}) => !shown.has(id) && (status === 'created' || status === 'suspended'))
		.map(({id}) => id);
}

/** The index of the active frame among the visible ones, else of the innermost. */
function placeOfActive(frames: readonly VisibleFrame[], {active}: State): number {
	const place = frames.findIndex(({id}) => id === active);
	return place === -1 ? frames.length - 1 : place;
}

/** The frame that is looked at can be any of the picture; at rest it is the active one. */
export function framesSpan(state: State): Span {
	const frames = visibleFrames(state);
	return {count: frames.length, height: 1, home: placeOfActive(frames, state)};
}

/** How far a frame of the picture is from the active one; null: it is not in the picture. */
export function offsetOfFrame(state: State, id: FrameId): number | null {
	const frames = visibleFrames(state);
	const place = frames.findIndex(frame => frame.id === id);
	return place === -1 ? null : place - placeOfActive(frames, state);
}

/** The frame `by` further in than the active one; null where the person looks at none but that. */
export function lookedAt(state: State, frames: readonly VisibleFrame[], by: number): FrameId | null {
	const home = placeOfActive(frames, state);
	const offset = clamped({count: frames.length, height: 1, home}, by);
	return offset === 0 ? null : (frames[home + offset]?.id ?? null);
}

/**
 * Folds a long chain so that it takes at most `most` entries, gaps included. It keeps the `required` frames,
 * the ends, the neighbours of the required ones, then the innermost. A gap is never of one frame.
 * `folded`: frames that stand in a gap, if there are several.
 */
export function foldChain(
	frames: readonly VisibleFrame[],
	required: readonly (FrameId | null)[],
	most: number,
	folded: ReadonlySet<FrameId> = new Set(),
): readonly FrameEntry[] {
	if (frames.length <= most && folded.size === 0) return frames.map(frame => ({kind: 'frame', ...frame}));
	const places = required.map(id => frames.findIndex(frame => frame.id === id)).filter(place => place !== -1);
	const wishes = [...places, frames.length - 1, 0, ...places.flatMap(place => [place - 1, place + 1])];
	const inner = Array.from({length: most}, (_, index) => frames.length - 1 - index);
	const kept = new Set<number>();
	const isWanted = (place: number): boolean => places.includes(place) || !folded.has(frames[place]?.id ?? -1);
	for (const place of [...wishes, ...inner]) {
		if (place < 0 || place >= frames.length || !isWanted(place)) continue;
		if (entries(new Set([...kept, place]), frames.length) <= Math.max(2, most)) kept.add(place);
	}

	return withGaps(frames, kept);
}

/** How many entries a choice takes: its frames, and one for each gap. */
function entries(kept: ReadonlySet<number>, count: number): number {
	const sorted = [...kept].sort((a, b) => a - b);
	const gaps = sorted.filter((place, index) => place > (index === 0 ? 0 : (sorted[index - 1] ?? 0) + 1)).length;
	return kept.size + gaps + ((sorted.at(-1) ?? 0) < count - 1 ? 1 : 0);
}

function withGaps(frames: readonly VisibleFrame[], kept: ReadonlySet<number>): readonly FrameEntry[] {
	const sights: FrameEntry[] = [];
	let next = 0;
	for (const place of [...kept].sort((a, b) => a - b).concat(frames.length)) {
		const count = place - next;
		if (count > 1) sights.push({kind: 'gap', count});

		for (const frame of frames.slice(count > 1 ? place : next, place + 1)) sights.push({kind: 'frame', ...frame});

		next = place + 1;
	}

	return sights;
}
