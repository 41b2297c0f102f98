import {stripVTControlCharacters} from 'node:util';
import {expect, test} from 'vitest';
import {headerRow} from '../../source/ui/screen/header-row.ts';
import {bare} from '../../source/ui/terminal/theme/themes.ts';
import {fakeSession} from './helpers/fake-session.ts';

const python = 'CPython 3.13.0 (/opt/of/somebody/bin/python3.13)';

test.each([
	[160, `samples/delegator.py  ${python}`],
	[102, `delegator.py  ${python}`],
	[80, 'samples/delegator.py  CPython 3.13.0 '],
	[64, 'delegator.py  CPython 3.13.0 '],
	[60, 'delegator.py  CPython 3.13 '],
	[52, 'delegator.py  3.13 '],
	[50, 'delegator.py '],
])('the header of %i columns names the file and, as far as there is room, its Python', (columns, words) => {
	const session = fakeSession({
		happened: 28,
		snapshot: {file: 'samples/delegator.py', python, phase: {kind: 'paused'}},
	});
	const header = headerRow(session.snapshot(), null, columns, bare);
	expect(stripVTControlCharacters(header).slice(' gen-step  '.length)).toMatch(
		new RegExp(`^${words.replaceAll(/[.()]/g, String.raw`\$&`)} +live`),
	);
});
