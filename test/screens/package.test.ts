/** A chain of generators through the modules of a package, in a small terminal: what is seen of the frame at work. */

import {mkdtempSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {readRecording} from '../../source/session/recording/read-recording.ts';
import {newestRun} from '../../source/session/recording/recording.ts';
import {createSession} from '../../source/session/session.ts';
import {litRow, localsRows, stackRow} from '../../source/ui/panes/frames/frame-block.ts';
import {composeScreen} from '../../source/ui/screen/compose-screen.ts';
import {initialUi} from '../../source/ui/state/ui.ts';
import {bare} from '../../source/ui/terminal/theme/themes.ts';
import {genStep} from '../cli/cli.ts';
import {openApp, type Terminal} from '../helpers/terminal.ts';
import {watched} from '../session/at-session.ts';
import {atRest} from './play.ts';

const cwd = path.join(import.meta.dirname, 'package');
const folder = mkdtempSync(path.join(os.tmpdir(), 'harvest-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** The columns of the frames in a terminal of 80, without their border. */
const WIDTH = 40;

test('at 80x24 each stage shows line, stack and variables of the frame at work, folded or not', async () => {
	const file = path.join(folder, 'run.genstep');
	expect(await genStep(['-m', 'harvest', '--record', file, '--report', 'log'], {cwd})).toMatchObject({status: 0});
	const recording = readRecording(file);
	if ('message' in recording) throw new Error(recording.message);
	const {program} = newestRun(recording);
	await using at = watched(createSession({program, arguments: [], recording, driving: {kind: 'script'}}));
	const {session} = at;
	await at.until(({phase}) => phase.kind === 'paused');
	session.until({kind: 'end'});
	const {history} = await at.until(({phase}) => phase.kind === 'over');
	const deepest = Math.max(...Array.from({length: history.length}, (_, mark) => history.stateAt(mark).chain.length));
	expect(deepest).toBeGreaterThan(5);
	let stacks = 0;
	for (const less of [false, true]) {
		session.less(less);
		for (let mark = 1; mark <= history.length; mark++) {
			session.seek(mark);
			const snapshot = session.snapshot();
			const {state, sources} = snapshot;
			const frame = state.frames.get(state.active ?? -1);
			if (frame === undefined) continue;
			const view = {state, sources, width: WIDTH, theme: bare, less};
			const {rows} = composeScreen(snapshot, initialUi, 80, 24, bare);
			const screen = rows.join('\n');
			const stack = stackRow(frame, view);
			for (const row of [litRow(frame, view), stack, ...localsRows(frame, view, 3)]) {
				if (row !== null) expect(screen, `stage ${mark}`).toContain(row);
			}
			if (stack !== null) {
				stacks += 1;
				expect(stack).toMatch(/ ◀ top *$|stack {2}(?:empty|not read)/);
			}
		}
	}
	expect(stacks).toBeGreaterThan(200);
});

const stageOf = (screen: readonly string[]): string => /stage \d+ of \d+/.exec(screen[0] ?? '')?.[0] ?? '';

/** Presses a key that changes the stage. */
async function move(terminal: Terminal, press: () => void): Promise<string[]> {
	const before = stageOf(terminal.screen());
	press();
	return terminal.waitFor(screen => stageOf(screen) !== before && atRest(screen));
}

test('the package in a small terminal: until, less, follow, and a frame in full', async () => {
	await using terminal = openApp(['-m', 'harvest', '--until', 'function parse_items'], {cwd});
	const screens: string[] = [];
	const keep = (title: string, screen: readonly string[]): void => {
		screens.push(`== ${title}`, ...screen);
	};
	keep(
		'--until function parse_items',
		await terminal.waitFor(s => s.some(line => /▸ ?\d+.push +parse_items/.test(line)) && atRest(s)),
	);
	terminal.press('<');
	keep('less', await terminal.waitFor(s => (s[0] ?? '').includes('less') && atRest(s)));
	await move(terminal, () => terminal.press('right'));
	keep('a yield on its way up', await move(terminal, () => terminal.press('right')));
	terminal.press('U');
	terminal.type('raise Una');
	await terminal.waitFor('until raise Una');
	terminal.press('tab');
	keep('a goal, completed', await terminal.waitFor('until raise Unavailable'));
	keep('until raise Unavailable', await move(terminal, () => terminal.press('enter')));
	keep('one stage on', await move(terminal, () => terminal.press('right')));
	terminal.press('g');
	await terminal.waitFor('Follow which frame?');
	terminal.type('retried');
	terminal.press('enter');
	keep('only retried', await terminal.waitFor(s => (s[0] ?? '').includes('only retried') && atRest(s)));
	keep('its next stage', await move(terminal, () => terminal.press('right')));
	terminal.press('E');
	keep('retried in full', await terminal.waitFor(/in full[\s\S]*self = /));
	terminal.press('x');
	await terminal.waitFor(atRest);
	terminal.press('g', '<');
	await terminal.waitFor(s => !/less|only/.test(s[0] ?? '') && atRest(s));
	keep('all frames again', terminal.screen());
	await expect(`${screens.join('\n')}\n`).toMatchFileSnapshot('package-80x24.txt');
});
