import xterm from '@xterm/headless';
import {expect, test} from 'vitest';
import {diffingStdout} from '../../source/ui/terminal/diffing-stdout.ts';
import {random} from '../helpers/random.ts';
import {cellsOf} from './helpers/cells.ts';

const columns = 40;
const rows = 12;

/** A terminal emulator, and something to write to it by. */
function terminal() {
	const screen = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, convertEol: true});
	const target = {columns, rows, bytes: 0};
	const stdout = Object.assign(target, {
		write(text: string) {
			target.bytes += Buffer.byteLength(text);
			screen.write(text);
			return true;
		},
	}) as unknown as NodeJS.WriteStream;
	return {
		screen,
		stdout,
		bytes: () => target.bytes,
		/** Each cell of the screen: what stands in it, and how. */
		async cells(): Promise<string[]> {
			await new Promise<void>(resolve => screen.write('', resolve));
			return cellsOf(screen);
		},
	};
}

const enter = '\u{1B}[?1049h\u{1B}[H';
/** As Ink erases the frame before it writes the next. */
const eraseFrame = `${'\u{1B}[2K\u{1B}[1A'.repeat(rows - 1)}\u{1B}[2K\u{1B}[G`;
const words = [
	'x',
	'│ frame',
	'née',
	'界界',
	'🙂',
	'   ',
	'\u{1B}[1m\u{1B}[36mbold\u{1B}[39m\u{1B}[22m',
	'\u{1B}[7m 9 \u{1B}[27m',
	'\u{1B}[38;5;99mq\u{1B}[49;4mr\u{1B}[0m',
	'→▸',
];
const columnsOf = [1, 7, 3, 4, 2, 3, 4, 3, 2, 2];

/** Frames that each differ from the one before in some of their rows. */
function framesOf(seed: number, count: number): string[] {
	const next = random(seed);
	const line = (): string => {
		let text = '';
		let left = Math.floor(next() * (columns + 1));
		for (let tries = 0; tries < 30; tries++) {
			const word = Math.floor(next() * words.length);
			if ((columnsOf[word] ?? 0) <= left) {
				text += words[word];
				left -= columnsOf[word] ?? 0;
			}
		}
		return text;
	};
	const frame = Array.from({length: rows}, line);
	return Array.from({length: count}, () => {
		for (const row of frame.keys()) if (next() < 0.3) frame[row] = line();
		return frame.join('\n');
	});
}

test.each([1, 2, 3, 4])('a terminal looks the same with fewer bytes (seed %i)', async seed => {
	const plain = terminal();
	const spared = terminal();
	const thrifty = diffingStdout(spared.stdout);
	for (const stdout of [plain.stdout, thrifty]) stdout.write(enter);
	for (const [index, frame] of framesOf(seed, 60).entries()) {
		for (const stdout of [plain.stdout, thrifty]) stdout.write(`${index === 0 ? '' : eraseFrame}${frame}`);
		expect(await spared.cells(), `frame ${index}`).toEqual(await plain.cells());
	}
	expect(spared.bytes()).toBeLessThan(plain.bytes() / 2);
});

test('a frame that is the same is not written', async () => {
	const {stdout, bytes} = terminal();
	const thrifty = diffingStdout(stdout);
	thrifty.write(`${enter}one\ntwo`);
	const before = bytes();
	thrifty.write('\u{1B}[2K\u{1B}[1A\u{1B}[2K\u{1B}[Gone\ntwo');
	expect(bytes()).toBe(before);
});

test.each([1, 2])('what somebody else painted is not written again, but where it changed (seed %i)', async seed => {
	const plain = terminal();
	const spared = terminal();
	const [first = '', ...frames] = framesOf(seed, 10);
	for (const {screen} of [plain, spared]) screen.write(`${enter}${first}`);
	const thrifty = diffingStdout(spared.stdout, {columns, rows, text: first.replaceAll('\n', '\r\n')});
	for (const text of ['\u{1B}[?1049h', '\u{1B}[?25l', first]) thrifty.write(text);
	expect(spared.bytes()).toBe(0);
	expect(await spared.cells()).toEqual(await plain.cells());
	for (const frame of frames) {
		for (const stdout of [plain.stdout, thrifty]) stdout.write(`${eraseFrame}${frame}`);
		expect(await spared.cells()).toEqual(await plain.cells());
	}
});

test('what was painted for another size is painted afresh', async () => {
	const {stdout, cells} = terminal();
	const expected = terminal();
	expected.stdout.write(`${enter}one\ntwo`);
	const thrifty = diffingStdout(stdout, {columns: columns + 1, rows, text: 'one\r\ntwo'});
	for (const text of ['\u{1B}[?1049h', 'one\ntwo']) thrifty.write(text);
	expect(await cells()).toEqual(await expected.cells());
});

test.each([1, 2])('what somebody else painted is written again only where it changed (seed %i)', async seed => {
	const plain = terminal();
	const spared = terminal();
	const [first = '', ...frames] = framesOf(seed, 10);
	for (const {screen} of [plain, spared]) screen.write(`${enter}${first}`);
	const thrifty = diffingStdout(spared.stdout, {columns, rows, text: first.replaceAll('\n', '\r\n')});
	for (const text of ['\u{1B}[?1049h', '\u{1B}[?25l', first]) thrifty.write(text);
	expect(spared.bytes()).toBe(0);
	for (const frame of frames) {
		for (const stdout of [plain.stdout, thrifty]) stdout.write(`${eraseFrame}${frame}`);
		expect(await spared.cells()).toEqual(await plain.cells());
	}
});

test('what was painted for another size is painted afresh', async () => {
	const {stdout, cells} = terminal();
	const expected = terminal();
	expected.stdout.write(`${enter}one\ntwo`);
	const thrifty = diffingStdout(stdout, {columns: columns + 1, rows, text: 'one\r\ntwo'});
	for (const text of ['\u{1B}[?1049h', 'one\ntwo']) thrifty.write(text);
	expect(await cells()).toEqual(await expected.cells());
});

test('behind an erasure of the screen all is painted afresh, whatever was written by others', async () => {
	const {screen, stdout, cells} = terminal();
	const thrifty = diffingStdout(stdout);
	thrifty.write(`${enter}one\ntwo`);
	const expected = await cells();
	screen.write('\u{1B}[H\u{1B}[Jsomething else');
	thrifty.write('\u{1B}[H\u{1B}[J');
	thrifty.write('\u{1B}[H');
	thrifty.write('one\ntwo');
	expect(await cells()).toEqual(expected);
});

test('the cursor stands where it was put, and what is for the terminal itself goes through', async () => {
	const {screen, stdout} = terminal();
	let copied = '';
	screen.parser.registerOscHandler(52, data => {
		copied = data;
		return true;
	});
	const thrifty = diffingStdout(stdout);
	thrifty.write(`${enter}one\ntwo\u{1B}[1A\u{1B}[2G\u{1B}[?25h`);
	thrifty.write('\u{1B}]52;c;YQ==\u{7}');
	await new Promise<void>(resolve => screen.write('', resolve));
	expect([screen.buffer.active.cursorX, screen.buffer.active.cursorY, copied]).toEqual([1, 0, 'c;YQ==']);
});

test('outside of the alternate screen nothing is changed', () => {
	let written = '';
	const stdout = {columns, rows, write: (text: string) => (written += text)} as unknown as NodeJS.WriteStream;
	const thrifty = diffingStdout(stdout);
	for (const text of ['\u{1B}[?25l\u{1B}[2Kone\n', `${enter}inside`, '\u{1B}[?1049l', 'two\u{1B}[J\n']) {
		if (text.includes('inside')) thrifty.write(text);
		else {
			const before = written;
			thrifty.write(text);
			expect(written).toBe(before + text);
		}
	}
});
