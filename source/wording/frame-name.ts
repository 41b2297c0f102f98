import type {FrameName, FrameNames} from '../engine/frame-names.ts';
import {personId} from '../engine/stage.ts';
import type {FrameId} from '../protocol/index.ts';
import {printable} from './printable.ts';

/** A name in words: with a number from the second of that name on (`gen_or_coro#2`). */
export function nameText({name, number}: FrameName): string {
	return number === 1 ? printable(name) : `${printable(name)}#${number}`;
}

/**
 * What to call a frame, by the names of a state or of a history. The person is `client`; a frame that is not known is
 * `unknown`.
 */
export function frameName({names}: {readonly names: FrameNames}, id: FrameId | null): string {
	if (id === personId) return 'client';
	const name = id === null ? undefined : names.of(id);
	return name === undefined ? 'unknown' : nameText(name);
}
