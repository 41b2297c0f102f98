/** Who wrote what the program printed: the main thread, whose frames are shown, or another one. */

import type {Stage} from '../engine/stage.ts';
import {printable} from './printable.ts';

type Output = Extract<Stage, {kind: 'output'}>;

/** The beginning of a sentence: `The program`, or `The thread 'worker'`. */
export function writerText({thread}: Output): string {
	if (thread === undefined) return 'The program';
	return thread === '' ? 'Another thread' : `The thread '${printable(thread)}'`;
}

/** What a row of the log says behind the text; nothing of the main thread. */
export function threadText({thread}: Output): string {
	if (thread === undefined) return '';
	return thread === '' ? '  (by another thread)' : `  (by the thread '${printable(thread)}')`;
}
