import {expect, test} from 'vitest';
import type {FrameNames} from '../../source/engine/frame-names.ts';
import {IdMap} from '../../source/engine/id-map.ts';
import {createLog} from '../../source/engine/log.ts';
import type {State} from '../../source/engine/state.ts';
import {frameRows} from '../../source/ui/panes/frames/frame-rows.ts';
import {bare} from '../../source/ui/terminal/theme/themes.ts';
import {frameName} from '../../source/wording/index.ts';
import {replay} from '../recordings/stages.ts';
import {readRecordings} from '../recordings/store.ts';
import {fakeSession} from './helpers/fake-session.ts';

const {history, sources} = fakeSession({happened: 37}).snapshot();

/** A chain of so many frames, the one in the middle at work. */
function chainOf(count: number): State {
	const base = history.stateAt(21);
	const one = base.frames.get(2);
	if (one === undefined) throw new Error('The run has no delegatee.');
	const ids = Array.from({length: count}, (_, index) => index + 1);
	const frames = IdMap.of(ids.map(id => [id, {...one, id}]));
	const names: FrameNames = {of: id => ({name: `gen_${id}`, number: 1}), codeOf: () => undefined, latest: () => []};
	return {...base, frames, names, chain: [0, ...ids], active: Math.floor(count / 2), stage: null, transit: null};
}

test('a long chain shows its ends and the frame at work, and folds the rest', () => {
	const rows = frameRows({state: chainOf(1000), sources, width: 40, theme: bare}, 9).map(row => row.trimEnd());
	const heads = rows.filter(row => /^(?:\S| {2}⋮)/.test(row)).map(row => row.replace(/ {2,}\w.*/, ''));
	expect(heads).toEqual(['● client', '  ⋮ 499 more frames', '▶ gen_500', '  ⋮ 499 more frames', '● gen_1000']);
});

test('the frame that the person looks at is in sight, however far in it is', () => {
	const shown = frameRows({state: chainOf(1000), sources, width: 40, theme: bare}, 9, 321).join('\n');
	expect(shown).toContain('› gen_821');
	expect(shown).toContain('▶ gen_500');
});

test('hidden frames are not drawn', () => {
	const state = chainOf(10_000);
	let read = 0;
	const counted = [...state.frames].map(([id, frame]) => {
		const get = (): typeof frame.locals => {
			read++;
			return frame.locals;
		};
		return [id, Object.defineProperty({...frame}, 'locals', {enumerable: true, get})] as const;
	});
	frameRows({state: {...state, frames: IdMap.of(counted)}, sources, width: 60, theme: bare}, 20);
	expect(read).toBeGreaterThan(0);
	expect(read).toBeLessThan(100);
});

test('a task that ended has the sign and the word for that, and so has one that waits', () => {
	const heads = new Map<string, Set<string>>();
	for (const recording of readRecordings('3.13', 'two_workers')) {
		const {stages, codes} = replay(recording);
		const log = createLog(codes);
		for (const stage of stages) log.append(stage);
		stages.forEach((stage, index) => {
			if (
				stage.kind !== 'result' ||
				codes.get(log.stateAt(index + 1).frames.get(stage.frame)?.code ?? -1)?.kind !== 'task'
			)
				return;
			const state = log.stateAt(index + 1);
			const rows = frameRows({state, sources, width: 60, theme: bare}, 30);
			const name = frameName(state, stage.frame);
			const head =
				rows
					.find(row => row.slice(2).startsWith(name))
					?.trimEnd()
					.replace(/ +/g, ' ') ?? '';
			const seen = heads.get(stage.outcome.way) ?? new Set();
			heads.set(stage.outcome.way, seen.add(head.replace(name, 'task')));
		});
	}
	expect([...(heads.get('exception') ?? [])]).toEqual(['■ task asyncio Task ended']);
	expect([...(heads.get('value') ?? [])]).toEqual(['‖ task asyncio Task']);
});
