import {expect, test} from 'vitest';
import {contrast} from '../../source/ui/terminal/theme/contrast.ts';
import {bare, themeFor, themes} from '../../source/ui/terminal/theme/themes.ts';
import {fakeSession} from './helpers/fake-session.ts';
import {openScreen} from './helpers/open-screen.ts';

/** Marks that tell: a push, an assignment, a delegatee that returns, an exception at the end. */
const marks = [20, 21, 22, 28, 37];

/** What carries a state besides its colour. */
const signs: Readonly<Record<number, readonly string[]>> = {
	20: ['‖ gen_or_coro', 'SUSPENDED', '▼ 100', '┊'],
	21: ['▐push▌', '▐100▌ ◀ top', '⟦yield 1⟧', '▶ gen_or_coro', '● delegator'],
	22: ['▐assign▌', '⟦x⟧', 'x ← 100'],
	28: ['▐return▌', '▲ StopIteration(2)', 'CLOSED'],
	37: ['▐result▌', '✖ StopIter', '▸37'],
};

async function screensIn(theme: typeof bare): Promise<readonly {readonly text: string; readonly raw: string}[]> {
	const session = fakeSession({happened: 37});
	const screen = openScreen(session, {theme, columns: 120, rows: 40});
	try {
		const shown: {text: string; raw: string}[] = [];
		for (const mark of marks) {
			session.seek(mark);
			await screen.waitFor(`stage ${mark} of 37`);
			shown.push({text: screen.text(), raw: screen.raw()});
		}
		return shown;
	} finally {
		screen.close();
	}
}

test.each(Object.entries(themes))(
	'in %s the text is the same as with no codes at all, and tells everything',
	async (_, theme) => {
		const plain = await screensIn(bare);
		const styled = await screensIn(theme);
		expect(styled.map(({text}) => text)).toEqual(plain.map(({text}) => text));
		for (const [index, mark] of marks.entries()) {
			for (const sign of signs[mark] ?? []) {
				expect(styled[index]?.text, `stage ${mark}`).toContain(sign);
			}
		}
	},
);

test('the theme without colours sends none, the one for projectors nothing dim', async () => {
	const [none] = await screensIn(themes.none);
	const codes = (none?.raw ?? '').split('\u001B[').map(part => part.slice(0, part.indexOf('m') + 1));
	expect(codes.filter(code => /^(?:[349]\d|10\d)m$/.test(code))).toEqual([]);
	const [projector] = await screensIn(contrast);
	expect(projector?.raw).not.toContain('\u001B[2m');
});

test('a theme that is asked for goes before NO_COLOR, and nothing goes before a dumb terminal', () => {
	expect(themeFor({NO_COLOR: '1'}, 'light')).toBe(themes.light);
	expect(themeFor({}, 'none')).toBe(themes.none);
	expect(themeFor({TERM: 'dumb'}, 'contrast')).toBe(bare);
});
