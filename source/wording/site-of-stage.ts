/** The suspension point that a stage is about. */

import type {Stage} from '../engine/stage.ts';
import type {FrameState, State} from '../engine/state.ts';
import type {Site, Span} from '../protocol/index.ts';

function same(a: Span | undefined, b: Span | null): boolean {
	return a !== undefined && b !== null && a.every((number, index) => number === b[index]);
}

/** The suspension point that a frame stands at, as far as a stage and a state tell; null: none, or unknown. */
export function siteOfStage(stage: Stage | null, state: State, frame: FrameState): Site | null {
	const sites = state.codes.get(frame.code)?.sites ?? [];
	const told = stage?.frame === frame.id ? stage.seen?.site : undefined;
	if (typeof told === 'number') return sites[told] ?? null;
	return sites.find(site => same(site.span, frame.lit) || same(site.targetSpan, frame.lit)) ?? null;
}
