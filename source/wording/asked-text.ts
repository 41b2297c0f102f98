import type {Stage} from '../engine/stage.ts';
import type {FrameId} from '../protocol/index.ts';
import {printable} from './printable.ts';

/**
 * What a `for`, C code or code of others asks a generator for where the client's code makes no call of its own, by the name
 * of the frame, as `name` gives it: `next(lines#2)`, `lines#2.close()`.
 */
export function askedText(
	{text, method, to}: Extract<Stage, {kind: 'call'}>,
	name: (frame: FrameId) => string,
): string {
	if (to === null) return printable(text);
	if (method === 'next') return `next(${name(to)})`;
	const asked = /^[\w<>]+(\.(?:send|throw|close)\(.*)$/s.exec(text)?.[1];
	return asked === undefined ? printable(text) : `${name(to)}${printable(asked)}`;
}
