import {expect, test} from 'vitest';
import {embeddedArguments} from '../../source/interpreter/embedded/arguments.ts';
import type {Settings} from '../../source/interpreter/embedded/settings.ts';

// Node 22 dies of an assertion where a folder and all in it are both named.
test('no folder is allowed to be read besides all in it', () => {
	const settings = {pyodide: '/py/', tracer: '/tracer', snapshot: '/snapshot.bin', readable: ['/srv/talk', '/lib']};
	const allowed = embeddedArguments('/child.js', settings as unknown as Settings)
		.filter(argument => argument.startsWith('--allow-fs-read='))
		.map(argument => argument.slice('--allow-fs-read='.length));
	expect(allowed).toContain('/srv/talk/*');
	expect(allowed.filter(file => allowed.includes(`${file}/*`))).toEqual([]);
});
