import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {keyTable} from '../../source/ui/commands/key-table.ts';
import {root} from '../helpers/terminal.ts';
import {mainScreen, talkScreen} from './screens.ts';

const readme = path.join(root, 'README.md');

/** The parts of the README that are made, not written: by the name in their markers. */
export async function sections(): Promise<Readonly<Record<string, string>>> {
	return {keys: keyTable(), screen: picture(await mainScreen()), talk: picture(await talkScreen())};
}

function picture(screen: readonly string[]): string {
	return ['```', ...screen, '```'].join('\n');
}

/** What stands in the README between the markers of a section. Throws when there are none. */
export function sectionOf(text: string, name: string): string {
	return split(text, name).inside;
}

function split(text: string, name: string): {before: string; inside: string; after: string} {
	const begin = `<!-- ${name}:begin -->\n`;
	const start = text.indexOf(begin);
	const end = text.indexOf(`<!-- ${name}:end -->`);
	if (start < 0 || end < 0) throw new Error(`The README has no section "${name}".`);
	return {
		before: text.slice(0, start + begin.length),
		inside: text.slice(start + begin.length, end).trimEnd(),
		after: text.slice(end),
	};
}

/** The README as it stands. */
export function readReadme(): string {
	return readFileSync(readme, 'utf8');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	let text = readReadme();
	for (const [name, made] of Object.entries(await sections())) {
		const {before, after} = split(text, name);
		text = `${before}${made}\n${after}`;
	}
	writeFileSync(readme, text);
}
