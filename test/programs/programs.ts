import type {Run} from './run.ts';

/** A program of `files/`, with its arguments and input. */
export type Program = Pick<Run, 'file' | 'arguments' | 'stdin'>;

const input = 'one\ntwo\nthree\nabcdef\nlast \u00e9';

const one = (file: string, ...args: string[]): Program => ({file, arguments: args, stdin: input});
const ways = (file: string, ...names: string[]): readonly Program[] => names.map(name => one(file, name));

/** Programs that are run on every Python, with and without the tracer. */
export const essentials: readonly Program[] = [
	one('surroundings.py', 'a', '--b', 'c d'),
	one('streams.py'),
	one('tracebacks.py'),
	one('unclosed.py'),
	one('asyncio_program.py'),
	...ways('exits.py', 'three', 'error'),
	...ways('signals.py', 'SIGINT caught'),
];

/** Those that are run on some. */
export const programs: readonly Program[] = [
	...essentials,
	one('children.py'),
	one('frames_below.py'),
	one('futures.py'),
	one('hostile.py'),
	one('hostile_values.py'),
	one('inputs.py'),
	one('own_hooks.py'),
	one('recursion.py'),
	one('threads.py'),
	...ways('exits.py', 'plain', 'text', 'interrupt', 'hook fails', 'last', 'now'),
	...ways('signals.py', 'handler', 'SIGTERM'),
];

/** Those that are run on the newest only. */
export const endings: readonly Program[] = [
	one('interrupts.py'),
	...ways('exits.py', 'none', 'zero', 'big', 'huge', 'negative', 'true', 'tuple', 'float', 'odd', 'empty', 'raised'),
	...ways('exits.py', 'memory', 'exit', 'generator', 'stop', 'recursion', 'hook', 'hook exits', 'no hook'),
	...ways('exits.py', 'atexit fails', 'atexit exits', 'atexit now', 'silent', 'gone', 'none streams', 'closed'),
	...ways('exits.py', 'closed both'),
	...ways('signals.py', 'abort', 'SIGINT', 'SIGKILL', 'SIGSEGV', 'SIGHUP', 'SIGUSR2', 'SIGPIPE', 'SIGQUIT'),
];
