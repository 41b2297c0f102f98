import {expect, test} from 'vitest';
import {advice} from '../../source/session/run/advice.ts';

test.each(['/main.py', '/proc/main.py'])('what lies beside %s cannot be shown, and that is said', program => {
	for (const type of ['ModuleNotFoundError', 'FileNotFoundError']) {
		expect(advice({type, repr: ''}, true, program)).toMatch(/cannot be shown \/(?:proc)?, which .*--python PATH/);
		expect(advice({type, repr: ''}, false, program)).toBe(null);
	}
});

test('elsewhere a missing module is missing', () => {
	expect(advice({type: 'ModuleNotFoundError', repr: ''}, true, '/srv/talk/main.py')).toMatch(
		/^The embedded Python has the/,
	);
	expect(advice({type: 'ModuleNotFoundError', repr: ''}, true, '<string>')).toMatch(/^The embedded Python has the/);
	expect(advice({type: 'FileNotFoundError', repr: ''}, true, '/srv/talk/main.py')).toBe(null);
});
