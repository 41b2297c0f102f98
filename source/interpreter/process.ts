import {type ChildProcess, type SpawnOptions, spawn} from 'node:child_process';
import process from 'node:process';
import type {Duplex, Readable} from 'node:stream';
import {killOnExit} from './kill-on-exit.ts';

/** What to start. */
export interface Command {
	readonly file: string;
	readonly args: readonly string[];
	readonly env: NodeJS.ProcessEnv;
	readonly output: 'capture' | 'inherit';
	/** With `capture`: its stdin is ours; absent: it is at its end. */
	readonly stdin?: 'inherit' | undefined;
	/** What it reads on its stdin, instead of ours or nothing. */
	readonly input?: Buffer;
	/** It gets a process group of its own, which is what a kill then reaches: its own children, too. */
	readonly ownGroup: boolean;
}

/** How a process went. `error`: it could not even be started. */
export interface ProcessExit {
	readonly status: number | null;
	readonly signal: string | null;
	readonly error?: NodeJS.ErrnoException;
}

/** A process and its three channels: fd 3 requests, fd 4 observations, fd 5 the lifeline. */
export interface Process {
	readonly pid?: number | undefined;
	/** What `process.kill` needs to reach it and its group: the process id, or the group's as a negative number. */
	readonly group?: number | undefined;
	readonly requests?: Duplex | undefined;
	readonly observations?: Duplex | undefined;
	readonly lifeline?: Duplex | undefined;
	/** With `capture`. */
	readonly stdout?: Readable | undefined;
	readonly stderr?: Readable | undefined;
	/** Reads these as its stdout and stderr, too: they have to come to their ends before it is gone. */
	read(stdout: Readable, stderr: Readable): void;
	/** Sends a signal to the process alone; nothing happens when it is gone. */
	signal(signal: NodeJS.Signals): void;
	/** Sends a signal to its whole group, where it has one of its own. */
	kill(signal: NodeJS.Signals): void;
	/** From now on, the rest of its group is killed when the process ends. */
	orphan(): void;
	/** Settles when the process is gone and its channels were read to their ends. Never rejects. */
	readonly gone: Promise<ProcessExit>;
}

/**
 * How long channels may stay open after the process itself has ended, in milliseconds. A grandchild that inherited
 * them can hold them open for ever. The process's own output is read long before.
 */
const LINGER_TIMEOUT = 300;

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
			stdio: [
				command.input === undefined ? (command.stdin ?? stdio[command.output][0]) : 'pipe',
				...stdio[command.output].slice(1),
			],
			detached: command.ownGroup,
			windowsHide: true,
		});
	} catch (error) {
		return unstarted(error as NodeJS.ErrnoException);
	}

	if (command.input !== undefined) {
		// It may end before it has read all of it.
		child.stdin?.on('error', () => {});
		child.stdin?.end(command.input);
	}

	let gone = false;
	let orphaned = false;
	const group = child.pid === undefined || !command.ownGroup ? child.pid : -child.pid;
	const send = (target: number | undefined, signal: NodeJS.Signals): void => {
		// Once it is gone, its number may be another's.
		if (target !== undefined && !gone) {
			try {
				process.kill(target, signal);
			} catch {
				// It has just gone.
			}
		}
	};

	const orphan = (): void => {
		orphaned = true;
	};

	const pipes: Readable[] = [];
	const read = (...readables: readonly Readable[]): void => {
		for (const [index, readable] of readables.entries()) {
			pipes.push(readable);
			readable.on('error', () => {});
			readable.on('data', chunk => channels[index + 1]?.emit('data', chunk));
		}
	};

	const kill = (signal: NodeJS.Signals): void => {
		orphan();
		send(group, signal);
	};

	child.once('exit', () => {
		if (orphaned && command.ownGroup) send(group, 'SIGKILL');

		gone = true;
	});

	const channels = [...(child.stdio ?? [])];
	for (const channel of channels) {
		// The ending of the process shows that a channel was closed. Nothing needs to be done here.
		channel?.on('error', () => {});
	}

	return {
		pid: child.pid,
		group,
		stdout: readableOf(channels[1]),
		stderr: readableOf(channels[2]),
		requests: duplexOf(channels[3]),
		observations: duplexOf(channels[4]),
		lifeline: duplexOf(channels[5]),
		read,
		signal: signal => send(child.pid, signal),
		kill,
		orphan,
		gone: settle(
			child,
			pipes,
			killOnExit(() => kill('SIGKILL')),
		),
	};
}

type Channel = ChildProcess['stdio'][number];

const readableOf = (channel: Channel | undefined): Readable | undefined => (channel as Readable | null) ?? undefined;
const duplexOf = (channel: Channel | undefined): Duplex | undefined => (channel as Duplex | null) ?? undefined;

function settle(child: ChildProcess, pipes: readonly Readable[], forget: () => void): Promise<ProcessExit> {
	return new Promise(resolve => {
		let timer: NodeJS.Timeout | undefined;
		const finish = (error?: NodeJS.ErrnoException): void => {
			clearTimeout(timer);
			for (const channel of [...(child.stdio ?? []), ...pipes]) channel?.destroy();

			forget();
			resolve({status: child.exitCode, signal: child.signalCode, ...(error && {error})});
		};

		child.on('error', error => {
			// Also told when a signal could not be sent to a process that lives.
			if (child.pid === undefined) finish(error);
		});
		child.once('exit', () => {
			timer = setTimeout(() => finish(), LINGER_TIMEOUT);
		});
		child.once('close', () => {
			const open = pipes.filter(pipe => !pipe.closed);
			if (open.length === 0) finish();
			let count = open.length;
			for (const pipe of open) {
				pipe.once('close', () => {
					count -= 1;
					if (count === 0) finish();
				});
			}
		});
	});
}

/** Stands for a process that could not be started. */
export function unstarted(error?: NodeJS.ErrnoException): Process {
	return {
		read() {},
		signal() {},
		kill() {},
		orphan() {},
		gone: Promise.resolve({status: null, signal: null, ...(error && {error})}),
	};
}
