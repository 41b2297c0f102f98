import type {Code} from '../engine/stage.ts';
import {printable} from './printable.ts';

/** Where a frame is, as `shop/retry.py:6`; null where its file is the one that was started, or it has none. An empty file has the line 0. */
export function framePlace(code: Code | undefined, line: number | null | undefined): string | null {
	if (code?.place === undefined) return null;
	const place = printable(code.place);
	return line == null || line === 0 ? place : `${place}:${line}`;
}
