import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {supportedVersions} from '../helpers/pythons.ts';

const folder = path.join(import.meta.dirname, 'programs');

/** The programs that have a table of their stages beside them. */
export const programs: readonly string[] = readdirSync(folder).filter(file => file.endsWith('.py'));

/** The text of a program. */
export const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

/** Whether a version is in a list of ranges, for example `-3.8, 3.10, 3.12-`. The embedded one may have a name of its own. */
export function isIn(ranges: string, version: string): boolean {
	const order = (name: string): number => [...supportedVersions, 'embedded'].indexOf(name);
	return ranges.split(', ').some(range => {
		const [from = '', to = from] = range.split('-');
		return (from === '' || order(from) <= order(version)) && (to === '' || order(version) <= order(to));
	});
}

/** A program for newer versions only says so in its first line. */
export function runsOn(program: string, version: string): boolean {
	const since = /^# since (3\.\d+)\n/.exec(textOf(program))?.[1];
	return since === undefined || isIn(`${since}-`, version);
}

/** The table beside a program: a stage a line, `  @ versions` where not every version has it, `#` before the reason. */
export function expected(program: string, version: string): string[] {
	const lines = textOf(program.replace(/\.py$/, '.txt'))
		.split('\n')
		.filter(line => line !== '' && !line.startsWith('#'))
		.map(line => line.split('  @ '));
	return lines.filter(([, ranges]) => ranges === undefined || isIn(ranges, version)).map(([line = '']) => line);
}

/** A table of parts: `== PART`, then a stage a line, `  @ versions` where not all have it, `#` before a reason. */
export function partsOf(text: string, version: string): Map<string, string[]> {
	const parts = text.split(/^== /m).slice(1);
	return new Map(
		parts.map(part => {
			const [title = '', ...lines] = part.split('\n').filter(line => line !== '' && !line.startsWith('#'));
			const told = lines.map(line => line.split('  @ ')).filter(([, ranges]) => isIn(ranges ?? '-', version));
			return [title, told.map(([line = '']) => line)];
		}),
	);
}
