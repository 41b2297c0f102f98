/** Which folders of the host are shown to the embedded Python, and where. */
import {realpathSync} from 'node:fs';
import path from 'node:path';

/** The part of `node:path` that is needed; a test gives that of another system. */
type PathRules = Pick<typeof path, 'dirname' | 'sep'>;

/** The host's files that Python sees. */
export interface Places {
	/** Folders without links in their paths, none inside another one. They are shown at the same paths. */
	readonly folders: readonly string[];
	/** Folders that are known by another path, too, outside of those above: Python gets a link there. */
	readonly links: ReadonlyArray<{readonly at: string; readonly to: string}>;
}

/** The folders of its own file system that Python needs. A folder of the host around one of them would hide it. */
const own = ['/lib/gen-step', '/lib/python', '/home/pyodide', '/dev', '/proc'];

/**
 * The places to show for the named folders. Links in their paths are resolved. The result is shown, and can be reached
 * under both names. Three kinds of folders are left out: one that no longer exists, a whole disk, and one that would
 * hide Python's own files.
 */
export function placesOf(named: readonly string[], real = realpath, rules: PathRules = path): Places {
	const known = [...new Set(named)].flatMap(at => {
		const to = real(at);
		return to === null || !showable(to, rules) ? [] : [{at, to}];
	});
	const targets = [...new Set(known.map(({to}) => to))];
	const folders = targets.filter(to => !targets.some(other => other !== to && isInside(to, other, rules)));
	return {
		folders,
		links: known.filter(({at, to}) => at !== to && !folders.some(folder => isInside(at, folder, rules))),
	};
}

/**
 * The name that Python knows a path of the host by. It is a POSIX system whatever ours is: `C:\talk\a.py` is `/C:/talk/a.py`.
 */
export function pythonPath(host: string, separator: string = path.sep): string {
	if (separator === '/') return host;
	const slashed = host.replaceAll(separator, '/');
	return slashed.startsWith('/') ? slashed : `/${slashed}`;
}

/** The same for a path as it was typed, which may be a relative one. */
export function pythonFile(typed: string, rules: Pick<typeof path, 'sep' | 'isAbsolute'> = path): string {
	return rules.isAbsolute(typed) ? pythonPath(typed, rules.sep) : typed.replaceAll(rules.sep, '/');
}

/** Whether a folder can be shown at its own path. */
export function showable(folder: string, rules: PathRules = path): boolean {
	if (rules.dirname(folder) === folder) return false;
	const shown = pythonPath(folder, rules.sep);
	return !own.some(each => each === shown || each.startsWith(`${shown}/`));
}

/** Whether a path is a folder, or in it. */
export function isInside(inner: string, outer: string, {sep}: Pick<PathRules, 'sep'> = path): boolean {
	return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

function realpath(folder: string): string | null {
	try {
		return realpathSync(folder);
	} catch {
		return null;
	}
}
