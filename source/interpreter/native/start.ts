import path from 'node:path';
import process from 'node:process';
import {tracerFolder} from '../assets.ts';
import {converse, type PythonKind} from '../conversation.ts';
import {lastLine} from '../ending.ts';
import type {Interpreter, InterpreterOptions, Script} from '../interpreter.ts';
import {type ProcessExit, startProcess, unstarted} from '../process.ts';
import {watchOver} from '../watchdog.ts';
import {locatePython} from './locate.ts';
import {canTakePipes, takePipes} from './pipes.ts';
import {keepsTracerOut, probePython} from './probe.ts';
import {unusable} from './version.ts';

/**
 * How a python that does not end by itself is ended. It gets the time to run its `finally` blocks and `atexit`
 * functions.
 */
const force: PythonKind['force'] = [
	[400, 'SIGTERM'],
	[400, 'SIGKILL'],
];

/** Starts a python of the user's: a path or a name on PATH. */
export function startNative(options: InterpreterOptions, python: string): Interpreter {
	const env = process.env;
	const found = locatePython(python, env);
	const tracer = options.internals?.tracer ?? tracerFolder;
	const refused = found.ok && options.script !== undefined && keepsTracerOut(found.file, tracer, env);
	const located = refused
		? ({
				ok: false,
				message: `${python} starts Python with -I, -E or -S, or without the PYTHONPATH and the pipes that it gets, so that the tracer cannot come in; nothing was run.`,
			} as const)
		: found;
	// With our own stdin and stdout it has to stay in the terminal's foreground, and gets its ctrl-c.
	const ownGroup = options.output === 'capture' && process.platform !== 'win32';
	const child = located.ok
		? startProcess({
				file: located.file,
				...(options.script === undefined ? {args: [tracer], env} : commandLine(tracer, options.script, env)),
				output: options.output,
				stdin: options.stdin,
				ownGroup,
			})
		: unstarted();
	if (child.pid !== undefined) options.internals?.onStart?.(child.pid);

	// Only Linux ends it with us by itself (`lifeline.py`). Elsewhere the signal is SIGIO, which macOS ignores by default.
	if (child.group !== undefined && process.platform !== 'linux') void child.gone.then(watchOver(child.group));

	const interrupt = (): void => {
		// On Windows any signal ends the process at once.
		if (process.platform === 'win32') return;
		child.signal('SIGINT');
		// It may have stopped itself.
		child.signal('SIGCONT');
	};
	const interpreter = converse(
		child,
		{
			interrupt,
			passInterrupt: () => {
				if (ownGroup || !isInTerminal()) interrupt();
			},
			refuse: hello => unusable(python, hello.implementation, hello.version, located.ok ? located.version : undefined),
			explain: async (gone, stderr) => (located.ok ? explain(python, located.file, gone, stderr) : located.message),
			patience: {ask: 3000, end: 30_000},
			force,
			crash: () => undefined,
		},
		{
			...options,
			onObservation(observation, line) {
				if (observation.event !== 'pipes') {
					options.onObservation(observation, line);
					return;
				}
				const pipes = takePipes(observation);
				if (pipes !== null) child.read(...pipes);
				interpreter.send({op: 'pipes', taken: pipes !== null});
			},
		},
	);
	return {
		...interpreter,
		send: request =>
			interpreter.send(request.op === 'open' && request.capture && canTakePipes ? {...request, pipes: true} : request),
	};
}

/** Whether a ctrl-c comes from a terminal, which sends it to the whole process group. Else somebody sent it to us alone. */
function isInTerminal(): boolean {
	const {stdin, stdout, stderr} = process;
	return stdin.isTTY || stdout.isTTY || stderr.isTTY;
}

/**
 * `python FILE ARGS`, with the tracer's folder first on PYTHONPATH: CPython imports the `sitecustomize` in it when it
 * is ready to run FILE, and that takes the folder off again.
 */
function commandLine(tracer: string, script: Script, env: NodeJS.ProcessEnv) {
	const before = env['PYTHONPATH'];
	// An empty part would be the current folder; where ours stands twice, `sitecustomize` knows that it was empty.
	const behind = before === '' ? tracer : before;
	return {
		args: [...program(script), ...script.arguments],
		...(script.file === '-' && script.code !== undefined ? {input: script.code} : {}),
		env: {...env, PYTHONPATH: behind === undefined ? tracer : `${tracer}${path.delimiter}${behind}`},
	};
}

function program({file, code, module}: Script): readonly string[] {
	// A package is named without it, as on the command line that the program finds (`sys.orig_argv`).
	if (module !== undefined) return ['-m', module.replace(/\.__main__$/, '')];
	if (code !== undefined) return file === '-' ? ['-'] : ['-c', code.toString().replace(/\n$/, '')];
	// A file called like an option.
	return [file.startsWith('-') ? `.${path.sep}${file}` : file];
}

/** Finds out what kind of program sent no hello. This is done only when it is needed. */
async function explain(
	python: string,
	file: string,
	gone: ProcessExit | undefined,
	stderr: string,
): Promise<string | undefined> {
	if (gone?.error !== undefined) return `${python} cannot be started: ${gone.error.message}.`;
	const probed = await probePython(file, process.env);
	const reason = inactive(file, stderr) ?? lastLine(stderr);
	if (probed === undefined) {
		return `${python} is not a working Python${gone !== undefined && reason ? `: ${reason}` : '.'}`;
	}

	const why = unusable(python, probed.implementation, probed.version);
	if (why !== undefined || gone === undefined) return why;
	const how = gone.signal === null ? `status ${gone.status}` : gone.signal;
	return `${python} (Python ${probed.version}) ended with ${how} before the tracer was ready${reason ? `: ${reason}` : '.'}`;
}

/** Where pyenv answers for a name none of whose versions is active: which there are, and where. */
function inactive(file: string, stderr: string): string | undefined {
	if (!stderr.startsWith('pyenv: ')) return undefined;
	const version = /exists in these Python versions:\s+(\S+)/.exec(stderr)?.[1];
	const versions = path.resolve(path.dirname(file), '../versions');
	return version === undefined
		? 'pyenv has no such version'
		: `its version in pyenv is not active; name it by its path, ${path.join(versions, version, 'bin', path.basename(file))}`;
}
