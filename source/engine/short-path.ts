/** Paths as people tell them. */

/** `file` relative to the folder of `home`; if it lies elsewhere, its last two parts after `…/`. */
export function shortPath(file: string, home: string): string {
	const folder = home.slice(0, lastSeparator(home) + 1);
	if (folder !== '' && file.startsWith(folder)) return file.slice(folder.length).replaceAll('\\', '/');
	const parts = file.split(/[/\\]/);
	return parts.length <= 2 ? file : `…/${parts.slice(-2).join('/')}`;
}

function lastSeparator(path: string): number {
	return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
}
