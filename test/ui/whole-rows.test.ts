import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {expect, test} from 'vitest';
import {appOptions} from '../../source/build/bundle.ts';
import {composeScreen} from '../../source/ui/screen/compose-screen.ts';
import {initialUi} from '../../source/ui/state/ui.ts';
import {dark} from '../../source/ui/terminal/theme/themes.ts';
import {type Drawing, wholeRows} from '../../source/ui/terminal/whole-rows.ts';
import {root} from '../helpers/terminal.ts';
import {cellsOfRows} from './helpers/cells.ts';
import {fakeSession} from './helpers/fake-session.ts';

type Options = {readonly transformers: readonly ((line: string) => string)[]};
interface InkOutput extends Drawing {
	write(x: number, y: number, text: string, options: Options): void;
	clip(clip: object): void;
	get(): {readonly output: string; readonly height: number};
}

const file = pathToFileURL(path.join(root, 'node_modules/ink/build/output.js')).href;
const {default: Output}: {default: new (size: object) => InkOutput} = await import(file);
const plain: Options = {transformers: [text => text]};

test('a frame of whole rows shows what it shows by way of Ink', async () => {
	const columns = 80;
	const rows = 24;
	const {rows: texts} = composeScreen(fakeSession({happened: 21}).snapshot(), initialUi, columns, rows, dark);
	const output = new Output({width: columns, height: rows});
	for (const [y, text] of texts.entries()) output.write(0, y, text, plain);
	const short = wholeRows(output)?.output.split('\n') ?? [];
	expect(short).toHaveLength(rows);
	expect(await cellsOfRows(short, columns, rows)).toEqual(
		await cellsOfRows(output.get().output.split('\n'), columns, rows),
	);
});

test('what is done to a text is done, and rows without text are empty', () => {
	const output = new Output({width: 10, height: 3});
	output.write(0, 1, 'text  ', {transformers: [text => `<${text.trim()}>  `, text => text.toUpperCase()]});
	expect(wholeRows(output)).toEqual({output: '\n<TEXT>\n', height: 3});
	expect(wholeRows(output)).toEqual(output.get());
});

test('a style that goes on is not begun again', () => {
	const output = new Output({width: 10, height: 1});
	const {faint, active, title} = dark;
	const text = [faint('a'), faint('b'), faint('c'), ' ', active('d'), ' ', title('e'), title('f')].join('');
	output.write(0, 0, text, plain);
	expect(wholeRows(output)?.output).toBe([faint('abc'), ' ', active('d'), ' ', title('ef')].join(''));
	const nested = title(active('d')) + active('e');
	const other = new Output({width: 10, height: 1});
	other.write(0, 0, nested, plain);
	expect(wholeRows(other)?.output).toBe(nested);
});

test.each<[string, (output: InkOutput) => void]>([
	['a text further on in a row', output => output.write(2, 0, 'text', plain)],
	['two lines', output => output.write(0, 0, 'one\ntwo', plain)],
	['what is cut', output => output.clip({x1: 0, x2: 3})],
	[
		'two texts in a row',
		output => {
			output.write(0, 0, 'text', plain);
			output.write(0, 0, 'no', plain);
		},
	],
])('%s is left to Ink', (_, draw) => {
	const output = new Output({width: 10, height: 2});
	draw(output);
	expect(wholeRows(output)).toBeNull();
});

test('the build puts the short way into Ink', async () => {
	const {metafile} = await build({...appOptions(root), entryPoints: ['node_modules/ink/build/output.js']});
	expect(Object.keys(metafile.inputs)).toContain('source/ui/terminal/whole-rows.ts');
});
