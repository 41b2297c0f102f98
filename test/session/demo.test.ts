import {describe, expect, test} from 'vitest';
import {commandsInDemo, parseDemo} from '../../source/session/demo/demo.ts';
import {parseCommands} from '../../source/session/demo/parse-commands.ts';
import {atSession} from './at-session.ts';

describe('the commands of --drive', () => {
	test.each([
		['next', [{kind: 'next'}]],
		['next(); close', [{kind: 'next'}, {kind: 'close'}]],
		['send(100)', [{kind: 'send', expression: '100'}]],
		['send("a;b)"); next', [{kind: 'send', expression: '"a;b)"'}, {kind: 'next'}]],
		['send({"a": (1, 2)})', [{kind: 'send', expression: '{"a": (1, 2)}'}]],
		['throw(ValueError("it\\"s;"))', [{kind: 'throw', expression: 'ValueError("it\\"s;")'}]],
		[' next ;\n ; next\n', [{kind: 'next'}, {kind: 'next'}]],
		['', []],
	])('%s', (text, commands) => {
		expect(parseCommands(text)).toEqual({commands});
	});

	test.each([
		['jump', 'This is no command: jump (commands are next, send(…), throw(…), close)'],
		['send()', 'send needs a Python expression: send()'],
		['next(1)', 'next takes no value: next(1)'],
		['next, send(f(1, 2)), close', 'Commands are parted by semicolons: next; send(f(1, 2)); close'],
	])('%s is refused', (text, message) => {
		expect(parseCommands(text)).toEqual({message});
	});
});

const talk = `
# Three yields.
drive foo()
> The client primes the generator.
next
to yield
finish
> 100 goes down.
send(100)
step 2
finish
pause 1.5
send(200); send(300)
> Thank you.
`;

describe('a demo file', () => {
	test('says what is driven, and its items with their captions', () => {
		expect(parseDemo(talk)).toEqual({
			target: {kind: 'expression', expression: 'foo()'},
			items: [
				{kind: 'command', command: {kind: 'next'}, caption: 'The client primes the generator.'},
				{kind: 'to', stage: 'yield'},
				{kind: 'finish'},
				{kind: 'command', command: {kind: 'send', expression: '100'}, caption: '100 goes down.'},
				{kind: 'step', count: 2},
				{kind: 'finish'},
				{kind: 'pause', seconds: 1.5},
				{kind: 'command', command: {kind: 'send', expression: '200'}},
				{kind: 'command', command: {kind: 'send', expression: '300'}},
				{kind: 'stop', caption: 'Thank you.'},
			],
		});
	});

	test.each([
		['next\nrun', 'Line 2 of the demo cannot be understood: what is driven must be said once, at the beginning.'],
		['to asign', 'Line 1 of the demo cannot be understood: there is no kind of stage "asign"; did you mean assign?'],
		['to nowhere', 'Line 1 of the demo cannot be understood: there is no kind of stage "nowhere".'],
		['step 2 3', 'Line 1 of the demo cannot be understood: step takes one word, and "3" is too many.'],
		['finish now then', 'Line 1 of the demo cannot be understood: finish takes one word, and "then" is too many.'],
		['step many', 'Line 1 of the demo cannot be understood: step takes a number of stages.'],
		[
			'hop',
			'Line 1 of the demo cannot be understood: This is no command: hop (commands are next, send(…), throw(…), close).',
		],
	])('%j is refused', (text, message) => {
		expect(parseDemo(text)).toEqual({message});
	});

	test('is played with one key, to its end', async () => {
		const demo = parseDemo(talk);
		if ('message' in demo) throw new Error(demo.message);
		expect(commandsInDemo(demo)).toHaveLength(4);
		await using at = atSession('samples/three_yields.py', {expression: 'foo()', demoItems: demo.items});
		await at.rest();
		const seen: string[] = [];
		for (let presses = 0; presses < 60; presses++) {
			const {demoItems, phase, live, demoCaption, state} = await at.until(({phase: {kind}}) => kind !== 'running');
			seen.push(`${state.stage?.kind} ${demoCaption ?? ''}`.trim());
			if (demoItems.length === 0 && phase.kind === 'ready' && live) break;
			at.session.playNext();
		}
		expect(seen.slice(0, 7)).toEqual([
			'result',
			'call The client primes the generator.',
			'yield',
			'result',
			'call 100 goes down.',
			'assign',
			'result',
		]);
		expect(at.session.snapshot().demoCaption).toBe('Thank you.');
		expect(at.session.snapshot().state.statements).toHaveLength(5);
	});
});
