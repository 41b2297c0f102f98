/**
 * Fills a session's history and tells what it takes: `node --expose-gc hold.ts PYTHON FILE STAGES`. It is a process of
 * its own, so that nothing else is in its memory. Prints a `Held` as JSON.
 */
import process from 'node:process';
import {createSession, readProgram, type Session} from '../../../source/session/index.ts';

/** What there was to be measured. Memory in bytes, times in milliseconds. */
export interface Held {
	readonly empty: number;
	readonly full: number;
	readonly stages: number;
	/** What it took to go to marks all over the history, and to have their state. */
	readonly seeks: readonly number[];
}

const [python = '', file = '', wanted = '0'] = process.argv.slice(2);
const program = readProgram(file);
if ('kind' in program) throw new Error(program.message);

function memory(): number {
	for (let round = 0; round < 3; round++) globalThis.gc?.();
	const {heapUsed, external} = process.memoryUsage();
	return heapUsed + external;
}

/** Waits until the session's picture is as wanted. */
function until(session: Session, holds: (picture: ReturnType<Session['snapshot']>) => boolean): Promise<void> {
	return new Promise(resolve => {
		const look = (): void => {
			if (!holds(session.snapshot())) return;
			stop();
			resolve();
		};
		const stop = session.subscribe(look);
		look();
	});
}

/** Marks all over a history, the same ones each time. */
function* marks(length: number, count: number): Generator<number> {
	for (let index = 0, seed = 1; index < count; index++) {
		seed = (seed * 48_271) % 2_147_483_647;
		yield seed % (length + 1);
	}
}

const session = createSession({
	program,
	python,
	arguments: [],
	driving: {kind: 'expression', expression: 'work(10**9)'},
});
await until(session, ({phase}) => phase.kind === 'ready');
const empty = memory();

session.command({kind: 'next'});
const isResting = ({phase}: ReturnType<Session['snapshot']>): boolean => phase.kind === 'paused';
await until(session, isResting);
for (let length = 0; length < Number(wanted); ) {
	session.finish();
	await until(session, picture => isResting(picture) && picture.history.length > length);
	length = session.snapshot().history.length;
}

const {length} = session.snapshot().history;
const seeks: number[] = [];
for (const mark of marks(length, 2000)) {
	const began = performance.now();
	session.seek(mark);
	session.snapshot();
	seeks.push(performance.now() - began);
}

const full = memory();
process.stdout.write(JSON.stringify({empty, full, stages: session.snapshot().history.length, seeks} satisfies Held));
await session.close();
