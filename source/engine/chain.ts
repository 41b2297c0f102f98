import type {CodeId, FrameId} from '../protocol/index.ts';
import {type Code, personId, type Stage, suspends} from './stage.ts';
import type {FrameState} from './state.ts';

type Frames = ReadonlyMap<FrameId, FrameState>;
type Codes = ReadonlyMap<CodeId, Code>;

/**
 * The frames from the client down to the innermost delegatee, at most once each: up from the running frame by `f_back`,
 * then down by what each stands on or calls. While nothing of the last chain has gone, its order is kept.
 */
export function chainOf(
	frames: Frames,
	codes: Codes,
	active: FrameId | null,
	before: readonly FrameId[],
	stage: Stage,
): FrameId[] {
	const innermost = innermostRunning(frames, before, stage) ?? active;
	const chain = innermost === null ? [personId] : upwards(frames, codes, innermost, before);
	return downwards(frames, chain);
}

function innermostRunning(frames: Frames, before: readonly FrameId[], stage: Stage): FrameId | null {
	if (frames.get(stage.frame)?.status === 'running') return stage.frame;
	for (let index = before.length - 1; index >= 0; index--) {
		const id = before[index];
		if (id !== undefined && frames.get(id)?.status === 'running') return id;
	}
	return null;
}

/** The links of the running frames, outermost first; where a frame is unlinked, those above it in the last chain. */
function upwards(frames: Frames, codes: Codes, innermost: FrameId, before: readonly FrameId[]): FrameId[] {
	const up: FrameId[] = [];
	let id: FrameId | null = innermost;
	while (id !== null && !up.includes(id)) {
		up.push(id);
		id = frames.get(id)?.caller ?? null;
	}
	const top = up.at(-1) ?? innermost;
	if (top === personId) return up.reverse();
	const place = before.indexOf(top);
	const above = place < 0 ? before.slice(0, 1).filter(first => first === personId) : before.slice(0, place);
	const code = codes.get(frames.get(top)?.code ?? -1);
	// A module or function that nobody called is the file's own client: then no person drives.
	if (code !== undefined && !suspends(code)) return up.reverse();
	return [...above.filter(other => !up.includes(other)), ...up.reverse()];
}

function downwards(frames: Frames, chain: FrameId[]): FrameId[] {
	const down = [...chain];
	let frame = frames.get(down.at(-1) ?? personId);
	while (frame !== undefined) {
		const next = frame.delegatee?.frame ?? frame.calls;
		if (next === null || next === undefined || down.includes(next) || !frames.has(next)) break;
		down.push(next);
		frame = frames.get(next);
	}
	return down;
}
