/**
 * Lints and formats the tracer by Ruff (`npm run lint`, `npm run format`). Ruff knows Python from 3.7 on. What 3.6 lacks of that, the
 * formatter never writes; that 3.6 reads the tracer is tested by running it there.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {PositionEncoding, Workspace} from '@astral-sh/ruff-wasm-nodejs';
import {repositoryFiles, root} from './repository.ts';

interface Diagnostic {
	readonly code: string | null;
	readonly message: string;
	readonly start_location: {readonly row: number; readonly column: number};
}

const settings = {
	'line-length': 120,
	'target-version': 'py37',
	// pycodestyle, Pyflakes, bugbear, and the errors of Pylint; not the order of imports, which matters here.
	lint: {select: ['E', 'F', 'W', 'B', 'PLE'], ignore: ['B904']},
};

const workspace = new Workspace(settings, PositionEncoding.Utf32);
const complaints: string[] = [];
for (const file of repositoryFiles().filter(name => /^source\/.*\.py$/.test(name))) {
	const absolute = path.join(root, file);
	const text = readFileSync(absolute, 'utf8');
	const formatted = workspace.format(text);
	if (formatted !== text && process.argv.includes('--write')) writeFileSync(absolute, formatted);
	else if (formatted !== text) complaints.push(`${file}: npm run format would lay it out in another way`);
	for (const {code, message, start_location: at} of workspace.check(formatted) as Diagnostic[]) {
		complaints.push(`${file}:${at.row}:${at.column}: ${code ?? ''} ${message}`);
	}
}

for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
process.exitCode = complaints.length === 0 ? 0 : 1;
