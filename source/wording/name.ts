import {personId} from '../engine/stage.ts';
import type {State} from '../engine/state.ts';
import type {FrameId} from '../protocol/index.ts';
import {printable} from './printable.ts';

type Frames = State['frames'];

const known = new WeakMap<Frames, ReadonlyMap<FrameId, string>>();

function nameAll(frames: Frames): ReadonlyMap<FrameId, string> {
	const names = new Map<FrameId, string>();
	const seen = new Map<string, number>();
	for (const id of [...frames.keys()].sort((a, b) => a - b)) {
		const name = printable(frames.get(id)?.name ?? '');
		const count = (seen.get(name) ?? 0) + 1;
		seen.set(name, count);
		names.set(id, count === 1 ? name : `${name}#${count}`);
	}

	return names;
}

/**
 * What to call a frame: its `co_name`, and with a number from the second of that name on (`gen_or_coro#2`), so
 * that a name once given stays. The person is `client`; a frame that is not known is `unknown`.
 */
export function frameName(state: Pick<State, 'frames'>, id: FrameId | null): string {
	if (id === personId) {
		return 'client';
	}

	if (id === null) {
		return 'unknown';
	}

	let names = known.get(state.frames);
	if (names === undefined) {
		names = nameAll(state.frames);
		known.set(state.frames, names);
	}

	return names.get(id) ?? 'unknown';
}
