/** Where a text can be put for other programs, besides by the terminal itself. */
import {spawn} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** The ways to hand a text on; a test gives others. */
export interface Clipboard {
	/** Writes control sequences to the terminal; absent: there is no terminal. */
	readonly write?: ((bytes: string) => void) | undefined;
	/** The program that puts its stdin on the clipboard of the machine that the person sits at; null: none that is known. */
	readonly program: string | null;
	/** Starts it with a text. */
	readonly run: (program: string, text: string) => void;
	/** Keeps a text in a file; gives its path, null where that fails. */
	readonly save: (text: string) => string | null;
}

/** Those of this machine. */
export function systemClipboard(write: Clipboard['write']): Clipboard {
	return {write, program: clipboardProgram(process.platform, process.env), run, save};
}

/** Terminal on macOS and the console of Windows do not obey OSC 52, but the systems have a program each. */
export function clipboardProgram(platform: string, env: NodeJS.ProcessEnv): string | null {
	if (env['SSH_CONNECTION']) return null;
	return platform === 'darwin' ? 'pbcopy' : platform === 'win32' ? 'clip' : null;
}

function run(program: string, text: string): void {
	const child = spawn(program, {stdio: ['pipe', 'ignore', 'ignore'], windowsHide: true});
	child.on('error', () => {});
	child.stdin.on('error', () => {});
	child.stdin.end(text);
}

function save(text: string): string | null {
	const file = path.join(tmpdir(), `gen-step-client-${process.pid}.py`);
	try {
		writeFileSync(file, text, {mode: 0o600});
		return file;
	} catch {
		return null;
	}
}
