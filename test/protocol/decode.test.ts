import {expect, test} from 'vitest';
import {decodeObservation} from '../../source/protocol/decode.ts';

const value = {type: 'int', repr: '1'};

test.each([
	{seq: 1, event: 'ready'},
	{seq: -1, event: 'output', stream: 'stderr', text: 'x'},
	{seq: 2, event: 'create', frame: 1, code: 2, in: null},
	{seq: 3, event: 'yield', frame: 1, site: null, value, stack: [value], locals: {x: value, y: null}},
	{seq: 4, event: 'end', status: 0},
	{seq: 6, event: 'instruction', frame: 1, site: null, at: 'step', line: 2, offset: 8, opname: 'POP_TOP', argument: ''},
	{seq: 7, event: 'bytecode', code: 1, instructions: [{offset: 8, opname: 'POP_TOP', argument: '', line: null}]},
	{seq: 5, event: 'ready', more: 'than we know of'},
])('%o is an observation', observation => {
	expect(decodeObservation(JSON.stringify(observation))).toEqual({ok: true, observation});
});

test.each([
	['', 'not JSON'],
	['{"seq": 1', 'not JSON'],
	['null', 'no observation'],
	['[]', 'no observation'],
	['7', 'no observation'],
	['{"event": "ready"}', 'no observation'],
	['{"seq": 1.5, "event": "ready"}', 'no observation'],
	['{"seq": 1, "event": "reddy"}', 'unknown event'],
	['{"seq": 1, "event": "toString"}', 'unknown event'],
	['{"seq": 1, "event": "__proto__"}', 'unknown event'],
	['{"seq": 1, "event": "end"}', 'bad field'],
	['{"seq": 1, "event": "output", "stream": "stdin", "text": "x"}', 'bad field'],
	['{"seq": 1, "event": "yield", "frame": 1, "site": 0, "value": 1}', 'bad field'],
	['{"seq": 1, "event": "bytecode", "code": 1, "instructions": [{"offset": 8}]}', 'bad field'],
	['{"seq": 1, "event": "line", "frame": 1, "line": 1, "locals": {"x": 1}}', 'bad field'],
])('%s is none, and that is said', (line, kind) => {
	const decoded = decodeObservation(line);
	expect(decoded).toMatchObject({ok: false, failure: {kind, line}});
	expect(decoded.ok ? '' : decoded.failure.message).toMatch(/^The tracer sent /);
});

test('a long bad line is shown only in part', () => {
	const decoded = decodeObservation('x'.repeat(100_000));
	expect(decoded.ok ? '' : decoded.failure.message).toHaveLength(124);
});
