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
		['jump', 'This is not a command: jump (commands are next, send(…), throw(…), close, choose TASK)'],
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
				{kind: 'finish', after: 1.5},
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
		['zoom frame', 'Line 1 of the demo cannot be understood: there is no pane "frame"; did you mean frames?'],
		['zoom', 'Line 1 of the demo cannot be understood: zoom takes a pane or off.'],
		['panes', 'Line 1 of the demo cannot be understood: panes takes names of panes or all.'],
		['watch', 'Line 1 of the demo cannot be understood: watch takes a Python expression.'],
		['predict on', 'Line 1 of the demo cannot be understood: predict takes nothing or off.'],
		['step many', 'Line 1 of the demo cannot be understood: step takes a number of stages.'],
		[
			'hop',
			'Line 1 of the demo cannot be understood: This is not a command: hop (commands are next, send(…), throw(…), close, choose TASK).',
		],
	])('%j is refused', (text, message) => {
		expect(parseDemo(text)).toEqual({message});
	});

	test('says what the screen shows, and what only the speaker sees', () => {
		const words = [
			'note: Ask first.',
			'note: Wait.',
			'watch x * 2 # twice',
			...['unwatch x', 'zoom frames', 'zoom off', 'focus events', 'panes source, frames', 'panes all', 'stop'],
			...['> What comes next?', 'predict', 'predict off', 'note: The end.'],
		];
		expect(parseDemo(words.join('\n'))).toEqual({
			items: [
				{kind: 'watch', expression: 'x * 2 # twice', notes: ['Ask first.', 'Wait.']},
				{kind: 'unwatch', expression: 'x'},
				{kind: 'zoom', pane: 'frames'},
				{kind: 'zoom', pane: null},
				{kind: 'focus', pane: 'events'},
				{kind: 'panes', panes: ['source', 'frames']},
				{kind: 'panes', panes: null, after: 'stop'},
				{kind: 'predict', on: true, caption: 'What comes next?'},
				{kind: 'predict', on: false, notes: ['The end.']},
			],
		});
	});

	test('has no press that changes nothing', async () => {
		const demo = parseDemo(
			'finish\nto yield\nnext\nto yield\nfinish\nfinish\nto assign\nstep 2\nwatch 1\nstop\npause 1',
		);
		if ('message' in demo) throw new Error(demo.message);
		await using at = atSession('samples/three_yields.py', {expression: 'foo()', demoItems: demo.items});
		let before = await at.rest();
		const played: (string | undefined)[] = [];
		while (before.demoItems.length > 0) {
			played.push(at.session.playNext()?.kind);
			const after = await at.until(({phase: {kind}}) => kind === 'ready' || kind === 'paused');
			expect([after.state, after.watches]).not.toEqual([before.state, before.watches]);
			before = after;
		}
		expect(played).toEqual(['command', 'to', 'finish', 'watch']);
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
