import path from 'node:path';
import process from 'node:process';
import {pythonOf} from '../../helpers/pythons.ts';
import {baselines} from '../command.ts';
import type {Context, Figure, Row} from '../row.ts';
import {inTurns, median, type Pairs, ratio} from '../statistics.ts';
import {duration} from '../words.ts';
import {caches, installed, pyodide, sample, timeToScreen} from './start.ts';

/** The generator that is driven is made, and the client may call. */
const isReady = (screen: string): boolean => screen.includes('your turn');

function figure(name: string, pairs: Pairs, most: number): Figure {
	return {
		name,
		ours: duration(median(pairs.ours)),
		against: duration(median(pairs.against)),
		...ratio(pairs),
		unit: 'x',
		target: {most},
	};
}

const driven = [sample, 'delegator()'];

/** How long a person waits for the embedded Python, also when nothing was ever started before. */
export const readyEmbedded: Row = {
	id: 'ready-embedded',
	what: 'ready to step, embedded',
	against: 'plain `loadPyodide()` in the same Node',
	async measure(context) {
		const rounds = context.quick ? 3 : 9;
		const ours = installed(context, 'embedded');
		const kept = caches(context, 'embedded-kept');
		const loading = [process.execPath, path.join(baselines, 'load-pyodide.mjs'), pyodide];
		const plain = (): Promise<number> =>
			timeToScreen({command: loading, shows: screen => screen.includes('Python is loaded'), caches: kept});
		const again = await inTurns(
			rounds,
			1,
			() => timeToScreen({command: [...ours, ...driven], shows: isReady, caches: kept}),
			plain,
		);
		const first = await inTurns(rounds, 0, () => firstRun(context), plain);
		return [figure('', again, 0.25), figure('first run after installing', first, 0.25)];
	},
};

/** From a folder that nothing was started from, with nothing kept of any start. */
async function firstRun(context: Context): Promise<number> {
	const name = `first-${Math.random()}`;
	const command = [...installed(context, name), ...driven];
	return timeToScreen({command, shows: isReady, caches: caches(context, `${name}-caches`)});
}

/** How long a person waits for a python of their own. */
export const readyNative: Row = {
	id: 'ready-native',
	what: 'ready to step, native 3.13',
	against: "`python -m pdb` at its first prompt, and Node's bare start",
	async measure(context) {
		const python = pythonOf('3.13');
		if (python === undefined) throw new Error('There is no CPython 3.13 here.');
		const ours = installed(context, 'native');
		const kept = caches(context, 'native-kept');
		const pdb = [python.file, '-m', 'pdb', sample];
		const quit = ['q', 'enter'];
		const node = [process.execPath, '-e', 'process.stdout.write("Node is there")'];
		const pairs = await inTurns(
			context.quick ? 5 : 15,
			2,
			() => timeToScreen({command: [...ours, ...driven, '--python', python.file], shows: isReady, caches: kept}),
			async () =>
				(await timeToScreen({command: pdb, shows: screen => screen.includes('(Pdb)'), caches: kept, leave: quit})) +
				(await timeToScreen({command: node, shows: screen => screen.includes('Node is there'), caches: kept})),
		);
		return [figure('', pairs, 1.5)];
	},
};
