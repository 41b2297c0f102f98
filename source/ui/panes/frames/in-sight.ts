import type {State} from '../../../engine/state.ts';
import type {FrameId} from '../../../protocol/index.ts';

/** A frame to show, or a gap: so many frames between two that are shown. */
export type Sight =
	| {readonly kind: 'frame'; readonly id: FrameId /** It hangs on the frame before it. */; readonly linked: boolean}
	| {readonly kind: 'gap'; readonly count: number};

/** The frames of the picture in its order: the chain, and what a value moves between or just came to life. */
export function framesInSight(state: State): readonly {readonly id: FrameId; readonly linked: boolean}[] {
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
	if (stage?.kind !== 'output' && stage?.kind !== 'end') {
		add(stage?.frame, false);
	}

	return shown;
}

/** Generators that wait outside the picture. */
export function bystanders(state: State, shown: ReadonlySet<FrameId>): readonly FrameId[] {
	return [...state.frames.values()]
		.filter(({id, status}) => !shown.has(id) && (status === 'created' || status === 'suspended'))
		.map(({id}) => id);
}

/**
 * Folds a long chain so that it takes at most `most` entries, gaps included. Kept are the ends, the frames
 * `dear` to this stage and their neighbours, then the innermost.
 */
export function fold(
	frames: readonly {readonly id: FrameId; readonly linked: boolean}[],
	dear: readonly (FrameId | null)[],
	most: number,
): readonly Sight[] {
	if (frames.length <= most) {
		return frames.map(frame => ({kind: 'frame', ...frame}));
	}

	const places = dear.map(id => frames.findIndex(frame => frame.id === id)).filter(place => place !== -1);
	const wishes = [...places, frames.length - 1, 0, ...places.flatMap(place => [place - 1, place + 1])];
	const inner = frames.map((_, index) => frames.length - 1 - index);
	const kept = new Set<number>();
	for (const place of [...wishes, ...inner]) {
		if (place >= 0 && place < frames.length && entries(new Set([...kept, place]), frames.length) <= Math.max(2, most)) {
			kept.add(place);
		}

		if (kept.size >= most) {
			break;
		}
	}

	return folded(frames, kept);
}

/** How many entries a choice takes: its frames, and one for each gap. */
function entries(kept: ReadonlySet<number>, count: number): number {
	const sorted = [...kept].sort((a, b) => a - b);
	const gaps = sorted.filter((place, index) => place > (index === 0 ? 0 : (sorted[index - 1] ?? 0) + 1)).length;
	return kept.size + gaps + ((sorted.at(-1) ?? 0) < count - 1 ? 1 : 0);
}

function folded(
	frames: readonly {readonly id: FrameId; readonly linked: boolean}[],
	kept: ReadonlySet<number>,
): readonly Sight[] {
	const sights: Sight[] = [];
	let gap = 0;
	for (const [index, frame] of frames.entries()) {
		if (!kept.has(index)) {
			gap++;
			continue;
		}

		if (gap > 0) {
			sights.push({kind: 'gap', count: gap});
			gap = 0;
		}

		sights.push({kind: 'frame', ...frame});
	}

	return gap > 0 ? [...sights, {kind: 'gap', count: gap}] : sights;
}
