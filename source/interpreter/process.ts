import {type ChildProcess, type SpawnOptions, spawn} from 'node:child_process';
import type {Duplex, Readable} from 'node:stream';
import {killOnExit} from './living.ts';

/** What to start. */
export interface Command {
	readonly file: string;
	readonly args: readonly string[];
	readonly env: NodeJS.ProcessEnv;
	readonly output: 'capture' | 'inherit';
	/** It gets a process group of its own, which is what a kill then reaches: its own children, too. */
	readonly ownGroup: boolean;
}

/** How a process went. `error`: it could not even be started. */
export interface Gone {
	readonly status: number | null;
	readonly signal: string | null;
	readonly error?: NodeJS.ErrnoException;
}

/** A started process with our three channels: fd 3 requests, fd 4 observations, fd 5 the lifeline. */
export interface Process {
	readonly pid: number | undefined;
	readonly requests: Duplex | undefined;
	readonly observations: Duplex | undefined;
	readonly lifeline: Duplex | undefined;
	/** With `capture`. */
	readonly stdout: Readable | undefined;
	readonly stderr: Readable | undefined;
	/** Sends a signal to the process alone; nothing happens when it is gone. */
	signal(signal: NodeJS.Signals): void;
	/** Sends a signal to its whole group, where it has one of its own. */
	kill(signal: NodeJS.Signals): void;
	/** Settles when the process is gone and its channels were read to their ends. Never rejects. */
	readonly gone: Promise<Gone>;
}

/**
 * How long channels may stay open after the process itself is gone, in milliseconds. A grandchild that inherited
 * them can hold them open for ever; what the process wrote before its end is read long before.
 */
const lingering = 300;

const stdio = {
	capture: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
	inherit: ['inherit', 'inherit', 'inherit', 'pipe', 'pipe', 'pipe'],
} satisfies Record<Command['output'], SpawnOptions['stdio']>;

/** Starts a process that does not outlive us in any orderly exit. Never throws. */
export function startProcess(command: Command): Process {
	let child: ChildProcess;
	try {
		child = spawn(command.file, command.args, {
			env: command.env,
			stdio: stdio[command.output],
			detached: command.ownGroup,
			windowsHide: true,
		});
	} catch (error) {
		return unstarted(error as NodeJS.ErrnoException);
	}

	const channels = [...(child.stdio ?? [])].slice(0, 6);
	for (const channel of channels) {
		// A closed channel shows in the way the process ends; there is nothing to do about it here.
		channel?.on('error', () => {});
	}

	let gone = false;
	const send = (pid: number | undefined, signal: NodeJS.Signals): void => {
		// Once it is gone its number may be another's.
		if (pid !== undefined && !gone) {
			try {
				process.kill(pid, signal);
			} catch {
				// It has just gone.
			}
		}
	};

	const kill = (signal: NodeJS.Signals): void => send(child.pid && (command.ownGroup ? -child.pid : child.pid), signal);

	const forget = killOnExit(() => kill('SIGKILL'));
	const [, stdout, stderr, requests, observations, lifeline] = channels;
	return {
		pid: child.pid,
		requests: requests as Duplex | undefined,
		observations: observations as Duplex | undefined,
		lifeline: lifeline as Duplex | undefined,
		stdout: (stdout as Readable | null) ?? undefined,
		stderr: (stderr as Readable | null) ?? undefined,
		signal: signal => send(child.pid, signal),
		kill,
		gone: new Promise(resolve => {
			let timer: NodeJS.Timeout | undefined;
			let error: NodeJS.ErrnoException | undefined;
			const settle = (): void => {
				clearTimeout(timer);
				for (const channel of channels) {
					channel?.destroy();
				}

				forget();
				resolve({status: child.exitCode, signal: child.signalCode, ...(error && {error})});
			};

			child.once('error', problem => {
				// Also told when a signal could not be sent to a process that lives.
				if (child.pid === undefined) {
					error = problem;
					settle();
				}
			});
			child.once('exit', () => {
				gone = true;
				timer = setTimeout(settle, lingering);
			});
			child.once('close', settle);
		}),
	};
}

/** Stands for a process that could not be started. */
export function unstarted(error?: NodeJS.ErrnoException): Process {
	return {
		pid: undefined,
		requests: undefined,
		observations: undefined,
		lifeline: undefined,
		stdout: undefined,
		stderr: undefined,
		signal() {},
		kill() {},
		gone: Promise.resolve({status: null, signal: null, ...(error && {error})}),
	};
}
