/** Notices that a file was saved. */

import {createHash} from 'node:crypto';
import {type FSWatcher, readFileSync, watch} from 'node:fs';
import path from 'node:path';

export interface WatchFileOptions {
	/** How long after the last event to read the file, in milliseconds: editors write in several steps. */
	readonly debounce?: number;
	/** How often to read it without an event, in milliseconds, for file systems that have none. */
	readonly poll?: number;
}

/**
 * Calls `saved` whenever the content of the file has changed. It watches the folder: a watch on the file itself would
 * be lost when an editor writes a new file and renames it. While the file is missing, it reports nothing. Returns a
 * function that stops the watch.
 */
export function watchFile(
	file: string,
	saved: () => void,
	{debounce = 60, poll = 1000}: WatchFileOptions = {},
): () => void {
	let content = fingerprint(file);
	let timer: NodeJS.Timeout | undefined;
	const look = (): void => {
		const now = fingerprint(file);
		if (now === null || now === content) return;
		content = now;
		saved();
	};
	const soon = (): void => {
		clearTimeout(timer);
		timer = setTimeout(look, debounce);
	};
	const watcher = watchFolder(path.dirname(path.resolve(file)), name => {
		if (name === null || name === path.basename(file)) soon();
	});
	const interval = setInterval(look, poll);
	interval.unref();
	return () => {
		watcher?.close();
		clearTimeout(timer);
		clearInterval(interval);
	};
}

/** A watch that may fail, at once or later. Without it, the file is still read from time to time. */
function watchFolder(folder: string, changed: (name: string | null) => void): FSWatcher | null {
	try {
		const watcher = watch(folder, {persistent: false}, (_, name) => changed(name));
		watcher.on('error', () => watcher.close());
		return watcher;
	} catch {
		return null;
	}
}

/** What tells one content from another; null when the file cannot be read now. */
function fingerprint(file: string): string | null {
	try {
		return createHash('sha256').update(readFileSync(file)).digest('base64');
	} catch {
		return null;
	}
}
