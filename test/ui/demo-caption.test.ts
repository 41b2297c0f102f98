import {expect, test} from 'vitest';
import {caption} from '../../source/wording/index.ts';
import {fakeSession} from './helpers/fake-session.ts';
import {openScreen} from './helpers/open-screen.ts';

const long =
	'This is what somebody says at some length, longer than a row of eighty columns has room for, so it takes two.';
const short = 'A word of mine.';

/** The row in which our own caption begins, and whether all of it is on the screen. */
function ours(lines: readonly string[], text: string): {readonly row: number; readonly whole: boolean} {
	const row = lines.findIndex(line => line.startsWith(` ${text.slice(0, 20)}`));
	const words = lines
		.slice(row, row + 2)
		.join(' ')
		.replaceAll(/\s+/g, ' ')
		.trim();
	return {row, whole: words.startsWith(text)};
}

test('where the talk says nothing, a long sentence of ours begins in its rows', async () => {
	const session = fakeSession({happened: 11, snapshot: {phase: {kind: 'paused'}, demoCaptions: [short]}});
	const screen = openScreen(session, {columns: 80, rows: 16});
	const {state} = session.snapshot();
	if (state.stage === null) throw new Error('Nothing happened.');
	const text = caption(state.stage, state);
	await screen.waitFor(text.slice(0, 20));
	expect(ours(screen.lines(), text)).toEqual({row: 13, whole: true});
	session.set({demoCaption: short});
	await screen.waitFor('» A word of mine.');
	expect(ours(screen.lines(), text)).toEqual({row: 14, whole: false});
	screen.close();
});

test.each([
	// Where rows are dear, a long caption of the talk takes one of ours.
	[24, {row: 21, whole: true}, {row: 22, whole: false}],
	[30, {row: 27, whole: true}, {row: 27, whole: true}],
] as const)(
	'in %i rows our caption is in sight below that of the talk, in its place',
	async (rows, usual, besideLong) => {
		const session = fakeSession({happened: 11, snapshot: {phase: {kind: 'paused'}, demoCaptions: [short, long]}});
		const screen = openScreen(session, {columns: 80, rows});
		const {state} = session.snapshot();
		if (state.stage === null) throw new Error('Nothing happened.');
		const text = caption(state.stage, state);
		await screen.waitFor(text.slice(0, 20));
		expect(ours(screen.lines(), text)).toEqual(usual);
		for (const [demoCaption, last, place] of [
			[short, '» A word of mine.', usual],
			[long, 'so it takes two.', besideLong],
		] as const) {
			session.set({demoCaption});
			await screen.waitFor(last);
			expect(ours(screen.lines(), text)).toEqual(place);
			expect(screen.lines()[place.row - 1]).toContain(last);
		}
		screen.close();
	},
);

test('what is cut says which key shows all of it, and that does', async () => {
	const session = fakeSession({
		happened: 28,
		snapshot: {phase: {kind: 'paused'}, demoCaptions: [long], demoCaption: `${long} ${long} The end.`},
	});
	const screen = openScreen(session, {columns: 80, rows: 16});
	await screen.waitFor('… m more');
	expect(screen.text()).not.toContain('The end.');
	screen.type('m');
	await screen.waitFor('the whole caption: the next key goes on');
	expect(
		screen
			.lines()
			.join(' ')
			.replaceAll(/[\s│]+/g, ' '),
	).toContain(`» ${long} ${long} The end.`);
	screen.type('\u001B[D');
	await screen.waitFor('events');
	expect(session.asked).toEqual(['back']);
	screen.close();
});

test('what a demo says in our words is not said twice', async () => {
	const session = fakeSession({happened: 28, snapshot: {phase: {kind: 'paused'}, demoCaptions: [short]}});
	const {state} = session.snapshot();
	if (state.stage === null) throw new Error('Nothing happened.');
	const text = caption(state.stage, state);
	session.set({demoCaption: text});
	const screen = openScreen(session, {columns: 120, rows: 24});
	await screen.waitFor(`» ${text.slice(0, 20)}`);
	expect(screen.text().split(text.slice(0, 20))).toHaveLength(2);
	screen.close();
});
