import {writeFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {Session, Snapshot} from '../../source/session/contract.ts';
import {readProgram} from '../../source/session/run/program-file.ts';
import {createSession} from '../../source/session/session.ts';
import type {SessionOptions} from '../../source/session/session-options.ts';
import {root} from '../helpers/terminal.ts';

/** A session under test: with ways to wait for what it shows. */
export interface AtSession extends AsyncDisposable {
	readonly session: Session;
	/** Resolves with the first snapshot that fulfils a condition; fails with the phase after a long time. */
	until(condition: (snapshot: Snapshot) => boolean): Promise<Snapshot>;
	/** Until the client has the floor, or everything is over. */
	rest(): Promise<Snapshot>;
	/** The kinds of all stages in the history. */
	kinds(): string[];
}

/** Opens a file of the repository, or an absolute path, in a session on a real Python. */
export function atSession(
	file: string,
	options: Partial<SessionOptions> & {readonly expression?: string} = {},
): AtSession {
	const program = readProgram(path.resolve(root, file));
	if ('kind' in program) throw new Error(program.message);
	const {expression, ...rest} = options;
	const driving = expression === undefined ? {} : {driving: {kind: 'expression', expression} as const};
	return watched(createSession({program, arguments: [], ...rest, ...driving}));
}

/** A session with ways to wait for what it shows. */
export function watched(session: Session): AtSession {
	const until = (condition: (snapshot: Snapshot) => boolean): Promise<Snapshot> =>
		new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				const {phase, history, problem} = session.snapshot();
				reject(new Error(`It did not come about: ${JSON.stringify({phase, length: history.length, problem})}`));
			}, 30_000);
			const look = (): void => {
				if (!condition(session.snapshot())) return;
				clearTimeout(timer);
				stop();
				resolve(session.snapshot());
			};
			const stop = session.subscribe(look);
			queueMicrotask(look);
		});
	return {
		session,
		until,
		rest: () => until(({phase}) => phase.kind === 'ready' || phase.kind === 'over'),
		kinds() {
			const {history} = session.snapshot();
			return Array.from({length: history.length}, (_, index) => history.stage(index).kind);
		},
		[Symbol.asyncDispose]: () => session.close(),
	};
}

/** A file in a folder of its own that is removed at the end of the block. */
export async function temporaryFile(
	name: string,
	text: string,
): Promise<AsyncDisposable & {readonly file: string; write(text: string): void}> {
	const folder = await mkdtemp(path.join(tmpdir(), 'gen-step-'));
	const file = path.join(folder, name);
	writeFileSync(file, text);
	return {
		file,
		write: changed => writeFileSync(file, changed),
		[Symbol.asyncDispose]: () => rm(folder, {recursive: true, force: true}),
	};
}
