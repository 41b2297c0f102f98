import process from 'node:process';
import {parseArgs} from 'node:util';
import {createSession, readDrive, readProgram} from './source/session/index.ts';
import {printable} from './source/wording/printable.ts';

const usage = `
  Usage
    $ gen-step FILE [EXPR] [options] [-- ARGS]

  FILE is a Python program. With EXPR, for example "foo()", you are the client
  of the generator that EXPR makes. Without it you choose what to drive from a
  menu; where there is no terminal, the file is run as a script.

  Options
    --drive COMMANDS  what the client does, or a demo file:
                      'next; send(100); throw(ValueError("x")); close()'
    --python X        a python of yours instead of the embedded one:
                      a path, or a name on PATH
    --all-frames      shows frames of the library and of packages, too
    --watch           in the app: does again what was done each time that FILE
                      is saved
    --report R        instead of the app: log, table, json, output or client;
                      without a terminal: log
    --theme T         dark, light, contrast (for projectors) or none;
                      NO_COLOR is honoured
    --help            show this
    --version         show the version

  ARGS are the program's own arguments.
`;

const separator = process.argv.indexOf('--');
const end = separator < 0 ? process.argv.length : separator;

process.exitCode = await main();

/** Does what the command line asks for; gives the exit status: 0, 2 for wrong use, else the program's. */
async function main(): Promise<number> {
	const words = parse(process.argv.slice(2, end));
	if ('message' in words) return misuse(words.message);
	const {drive, python, report, theme, watch, help, version} = words.values;
	if (help) return say(usage);
	if (version) return say(`${(await import('./package.json', {with: {type: 'json'}})).default.version}\n`);
	const [file, expression, surplus] = words.positionals;
	if (file === undefined) return misuse('Name a Python file: gen-step FILE.');
	if (surplus !== undefined)
		return misuse(`"${surplus}" is one word too many: put EXPR in quotes, and arguments behind --.`);
	if (report !== undefined && !['log', 'table', 'json', 'output', 'client'].includes(report)) {
		return misuse(`There is no report "${report}": it is log, table, json, output or client.`);
	}
	if (theme !== undefined && !isTheme(theme)) {
		return misuse(`There is no theme "${theme}": it is dark, light, contrast or none.`);
	}
	const demo = drive === undefined ? undefined : readDrive(drive);
	if (demo !== undefined && 'message' in demo) return misuse(demo.message);
	const driving = expression === undefined ? demo?.target : ({kind: 'expression', expression} as const);
	if (demo !== undefined && driving === undefined) return misuse('--drive needs EXPR: what is to be driven?');
	const program = readProgram(file);
	if ('kind' in program) return misuse(program.message);
	const options = {
		program,
		arguments: process.argv.slice(end + 1),
		...(python === undefined ? {} : {python}),
		...(driving === undefined ? {} : {driving}),
		...(words.values['all-frames'] ? {allFrames: true} : {}),
	};

	const interactive = report === undefined && process.stdout.isTTY && process.stdin.isTTY;
	if (interactive) {
		// Python starts, and the first screens are painted, before React is loaded: that takes its time.
		const session = createSession({...options, queue: demo?.items ?? []});
		let painted: import('./source/ui/first/paint.ts').Painted | null = null;
		try {
			const {paintFirst} = await import('./source/ui/first/paint.ts');
			painted = paintFirst(session, theme);
			await painted?.due;
			const {show} = await import('./source/ui/start.tsx');
			const watched = watch ? {watch: await watching(program.path)} : {};
			await show(session, {...watched, painted, ...(theme === undefined ? {} : {theme})});
			return 0;
		} catch (error) {
			painted?.giveBack();
			// Its Python would keep us alive.
			void session.close();
			process.stderr.write(`gen-step: the screen failed, and that is a fault of gen-step's.\n${stackOf(error)}\n`);
			return 70;
		}
	}
	const {headless} = await import('./source/report/headless.ts');
	return headless({...options, ...(demo === undefined ? {} : {demo})}, report ?? 'log');
}

/** Takes the words in front of `--` apart; gives a message where they are none of ours. */
function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			allowPositionals: true,
			options: {
				drive: {type: 'string'},
				python: {type: 'string'},
				report: {type: 'string'},
				theme: {type: 'string'},
				watch: {type: 'boolean'},
				'all-frames': {type: 'boolean'},
				help: {type: 'boolean'},
				version: {type: 'boolean'},
			},
		});
	} catch (error) {
		// Node's own advice behind its first sentence is for other commands.
		const [first = ''] = (error as Error).message.split('\n')[0]?.split(/(?<=')\. /) ?? [];
		return {message: `${first.replace(/\.?$/, '.')} --help shows all options.`};
	}
}

/** What tells of each time that a file is saved. It is loaded only where somebody wants to know. */
async function watching(path: string): Promise<(saved: () => void) => () => void> {
	const {watchFile} = await import('./source/session/watch-file.ts');
	return saved => watchFile(path, saved);
}

function stackOf(error: unknown): string {
	return (error instanceof Error && error.stack) || String(error);
}

type Theme = 'dark' | 'light' | 'contrast' | 'none';

function isTheme(name: string): name is Theme {
	return ['dark', 'light', 'contrast', 'none'].includes(name);
}

async function say(text: string): Promise<number> {
	const {endWhenUnwritable} = await import('./source/report/stdout.ts');
	endWhenUnwritable();
	process.stdout.write(text);
	return 0;
}

function misuse(message: string): number {
	// What cannot be said changes nothing about the exit status.
	process.stderr.on('error', () => {});
	process.stderr.write(`gen-step: ${printable(message)}\n`);
	return 2;
}
