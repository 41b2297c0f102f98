import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {featureTable} from './features.ts';
import {root} from './runs.ts';

const file = path.join(root, 'README.md');
const section = /(<!-- versions:begin -->\n)[\s\S]*?(<!-- versions:end -->)/;

/** The README as it is; empty when there is none. */
export function readme(): string {
	return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** The README with the table of features in its place; as it is when it has no such place. */
export function readmeWithTable(): string {
	return readme().replace(section, (_, begin: string, end: string) => `${begin}${featureTable()}${end}`);
}

/** Puts the table in its place. */
export function updateReadme(): void {
	if (readme() !== readmeWithTable()) writeFileSync(file, readmeWithTable());
}
