import {test} from 'vitest';
import type {Python} from './pythons.ts';

/** For a file all of whose tests need a Python of this machine: where there is none, it has one test, which is skipped. */
export function skipWithout(needed: readonly Python[]): void {
	if (needed.length === 0) test.skip('needs a Python that is not on this machine', () => {});
}
