/** What the embedded Python's process may read, in the words of Node's permission model. */
import path from 'node:path';
import {isInside} from './places.ts';

/** The part of `node:path` that tells the folders of a path; a test gives that of another system. */
type PathRules = Pick<typeof path, 'sep'>;

/**
 * The values of `--allow-fs-read` for single files, and for folders with all that is in them. Node keeps what it is given in a
 * tree by common beginnings, which loses some of it (tried on Node 22.0 to 26):
 *
 * - `/p/*` does not hold for `/p` itself any more where another entry begins with `/p`. Up to 22.12, at least, Node dies of an
 *   assertion where `/p` is named as well. So what is in a folder already granted is left out, and where `/pq` is wanted, too,
 *   `/p*` stands for both.
 * - A `*` in a name stands for all that follows, and nothing may follow it.
 */
export function readGrants(files: readonly string[], folders: readonly string[], rules: PathRules = path): string[] {
	const wanted = [
		...folders.map(folder => ({name: folder, whole: true})),
		...files.map(name => ({name, whole: false})),
	];
	const grants = wanted.map(({name, whole}) => {
		if (name.includes('*')) return name.slice(0, name.indexOf('*') + 1);
		if (!whole) return name;
		const shared = wanted.some(other => other.name.startsWith(name) && !isInside(other.name, name, rules));
		return shared ? `${name}*` : `${name.endsWith(rules.sep) ? name : name + rules.sep}*`;
	});
	const different = [...new Set(grants)];
	return different.filter(grant => !different.some(other => other !== grant && covers(other, grant)));
}

function covers(grant: string, other: string): boolean {
	return grant.endsWith('*') && other.startsWith(grant.slice(0, -1));
}
