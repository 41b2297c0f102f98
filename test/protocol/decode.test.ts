import {expect, test} from 'vitest';
import {createDecoder, decodeObservation} from '../../source/protocol/decode.ts';

const value = {type: 'int', repr: '1'};

test.each([
	{event: 'ready'},
	{event: 'output', stream: 'stderr', text: 'x', around: true},
	{event: 'create', frame: 1, code: 2, in: null},
	{event: 'yield', frame: 1, site: null, value, stack: [value], locals: {x: value, y: null}},
	{event: 'end', status: 0},
	{event: 'instruction', frame: 1, site: null, at: 'step', line: 2, offset: 8, opname: 'POP_TOP', argument: ''},
	{event: 'bytecode', code: 1, instructions: [{offset: 8, opname: 'POP_TOP', argument: '', line: null}]},
	{event: 'ready', more: 'than we know of'},
])('%o is an observation', observation => {
	expect(decodeObservation(JSON.stringify(observation))).toEqual({ok: true, observation});
});

test.each([
	['', 'not JSON'],
	['{"event": 1', 'not JSON'],
	['null', 'no observation'],
	['[]', 'no observation'],
	['7', 'no observation'],
	['{"no": "event"}', 'no observation'],
	['{"event": 1}', 'no observation'],
	['{"event": "reddy"}', 'unknown event'],
	['{"event": "toString"}', 'unknown event'],
	['{"event": "__proto__"}', 'unknown event'],
	['{"event": "end"}', 'bad field'],
	['{"event": "output", "stream": "stdin", "text": "x"}', 'bad field'],
	['{"event": "yield", "frame": 1, "site": 0, "value": 1}', 'bad field'],
	['{"event": "bytecode", "code": 1, "instructions": [{"offset": 8}]}', 'bad field'],
	['{"event": "line", "frame": 1, "line": 1, "locals": {"x": 1}}', 'bad field'],
])('%s is none, and that is said', (line, kind) => {
	const decoded = decodeObservation(line);
	expect(decoded).toMatchObject({ok: false, failure: {kind, line}});
	expect(decoded.ok ? '' : decoded.failure.message).toMatch(/^The tracer sent /);
});

test('a long bad line is shown only in part', () => {
	const decoded = decodeObservation('x'.repeat(100_000));
	expect(decoded.ok ? '' : decoded.failure.message).toHaveLength(124);
});

test('an observation that is to be kept comes again by its number, until another takes that', () => {
	const decode = createDecoder();
	expect(decode('7')).toMatchObject({ok: false, failure: {kind: 'no observation'}});
	for (const line of [2, 3]) {
		const decoded = {ok: true, observation: {event: 'line', frame: 1, line}};
		expect(decode(`{"keep":7,"event":"line","frame":1,"line":${line}}`)).toEqual(decoded);
		expect(decode('7')).toEqual(decoded);
	}
	expect(decode('8')).toMatchObject({ok: false});
	expect(createDecoder()('7')).toMatchObject({ok: false});
});
