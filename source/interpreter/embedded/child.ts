/** The process that the embedded Python lives in. It is started by `start.ts`, and by `make-snapshot.ts` at build time. */
import process from 'node:process';
import {writeBlocking} from './blocking.ts';
import {closeGate, isolate} from './gate.ts';
import {lockModules, takeAway} from './guard.ts';
import {note, watchLifeline} from './lifeline.ts';
import {loadPython} from './load.ts';
import {mountReadable} from './mount.ts';
import {makePipe} from './pipe.ts';
import {serve} from './python.ts';
import {brokenStatus, channel, type Settings} from './settings.ts';
import {packSnapshot, takeApart} from './snapshot.ts';
import {limitStack} from './stack.ts';
import {captureStreams, inheritStreams} from './streams.ts';

async function main(settings: Settings): Promise<number> {
	takeAway();
	// A ctrl-c in the terminal reaches us beside the app. It is the app that says what is to come of it.
	process.on('SIGINT', () => {});
	const began = performance.now();
	const {python, key, fallback, fresh} = await loadPython(settings);
	if (settings.make) {
		const memory = takeApart(python.makeMemorySnapshot());
		writeBlocking(channel.observations, packSnapshot(memory, await fresh(memory.head), key));
		return 0;
	}

	note({loaded: Math.round(performance.now() - began), fallback});
	if (settings.output === 'inherit') {
		inheritStreams(python);
	} else {
		captureStreams(python);
	}

	const pipe = isolate(makePipe());
	python.registerJsModule('_gen_step_pipe', pipe);
	mountReadable(python, settings.readable);
	lockModules();
	limitStack(python);
	watchLifeline(python);
	closeGate([pipe, pipe.read, pipe.write]);
	const status: unknown = python.runPython(serve);
	return typeof status === 'number' ? status : 0;
}

try {
	process.exit(await main(JSON.parse(process.argv[2] ?? '') as Settings));
} catch (error) {
	const {status, message} = error as {status?: unknown; message?: string};
	// `os._exit`, or a signal that the program sent to itself: then 128 and its number, as a shell has it.
	if (typeof status === 'number') process.exit(status);

	note({broken: String(message ?? error)});
	process.exit(brokenStatus);
}
