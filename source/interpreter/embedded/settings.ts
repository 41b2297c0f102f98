import type {Places} from './places.ts';

/** What the app tells the embedded Python's process, as JSON in its one argument. */
export interface Settings {
	readonly output: 'capture' | 'inherit';
	/** The folder of the package `pyodide`, with a slash at its end. */
	readonly pyodide: string;
	/** The folder of the tracer. */
	readonly tracer: string;
	/** The snapshot's file; null: load without one. */
	readonly snapshot: string | null;
	/** How much memory Python may have, in bytes. */
	readonly memory: number;
	/** What of the host's files to show. */
	readonly readable: Places;
	/** Send a snapshot on fd 4 instead of serving. */
	readonly make: boolean;
}

/** The process's channels, by their file descriptors. */
export const channel = {requests: 3, observations: 4, lifeline: 5} as const;

/** The exit status of a process whose interpreter broke (EX_SOFTWARE of sysexits.h). */
export const brokenStatus = 70;
