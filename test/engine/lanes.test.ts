import {expect, test} from 'vitest';
import type {Lanes} from '../../source/engine/lanes.ts';
import {createLog} from '../../source/engine/log.ts';
import {createStager} from '../../source/engine/stager/stager.ts';
import {driving, next, opening, send} from '../ui/helpers/delegator-run.ts';
import {fewTasks, manyTasks} from '../ui/helpers/task-run.ts';

/** All lanes. */
const all = {has: () => true};

const cellsOf = (lanes: Lanes, lane: number, length: number): string =>
	Array.from({length}, (_, stage) => ({run: '#', ready: '=', wait: '-', none: ' '})[lanes.cell(lane, stage, stage + 1)])
		.join('')
		.trimEnd();

test('of a generator there is a lane for the client, the delegator and the delegatee, and one of them is at work', () => {
	const stager = createStager();
	const log = createLog(stager.codes);
	for (const fact of [...opening, ...driving, ...next, ...send])
		for (const stage of stager.take(fact)) log.append(stage);
	const {lanes, length} = log;
	expect(lanes.bornBefore(length)).toEqual([0, 1, 2]);
	expect(lanes.hasTasks).toBe(false);
	const rows = [0, 1, 2].map(lane => cellsOf(lanes, lane, length).padEnd(length));
	for (let stage = 0; stage < length; stage++) {
		expect(rows.filter(row => row[stage] === '#')).toHaveLength(1);
		const turn = lanes.turnAt(stage);
		expect(rows[lanes.turnLane(turn)]?.[stage]).toBe('#');
		expect(lanes.turnStart(turn)).toBeLessThanOrEqual(stage);
	}
	// The value goes down through the delegator, and the delegatee ends first.
	const told = lanes.events(0, length, new Set(['sent', 'ended']), all);
	expect(told.map(({kind, lane, from}) => [kind, lane, from]).reverse()).toEqual([
		['sent', 1, 0],
		['sent', 2, 1],
		['ended', 2, null],
		['ended', 1, null],
	]);
});

test('a task is ready from the moment that it is woken, and waits from the end of its step', () => {
	const {log} = fewTasks();
	const {lanes, length} = log;
	const rows = lanes.bornBefore(length).map(lane => `${String(lane).padStart(2)} ${cellsOf(lanes, lane, length)}`);
	// ann: ready as soon as it was made, at work, waits, is woken, and at work up to its end.
	expect(rows[2]).toMatch(/^ 3 {6,}=+#{6}-+=+#+$/);
	// bob is woken, and has no turn any more.
	expect(rows[3]).toMatch(/^ 5 {8,}=+#{6}-+=+$/);
	const woken = lanes.events(0, length, new Set(['woken']), all);
	expect(woken.map(({lane, from}) => [lane, from])).toEqual([
		[5, 7],
		[3, 7],
	]);
	expect(lanes.events(0, length, new Set(['failed']), all).map(({lane}) => lane)).toEqual([3]);
	// Those of other lanes are left out.
	expect(lanes.events(0, length, new Set(['woken']), new Set([5])).map(({lane}) => lane)).toEqual([5]);
});

test('the next turn of a lane is found from any stage', () => {
	const {log} = manyTasks(50, 4);
	const {lanes} = log;
	let turns = 0;
	for (let at: number | null = lanes.nextTurn(7, 0); at !== null; at = lanes.nextTurn(7, at + 1)) {
		expect(lanes.turnLane(lanes.turnAt(at))).toBe(7);
		turns += 1;
	}
	expect(turns).toBe(4);
	expect(lanes.timeAt(log.length - 1)).toBe(400);
});

test('what the loop wakes between two steps is at work of the loop, and its time leads to a stage', () => {
	const run = manyTasks(2, 3);
	const {lanes, length} = run.log;
	for (const {stage, from} of lanes.events(0, length, new Set(['woken']), all)) {
		expect(from).toBeNull();
		expect(lanes.turnLane(lanes.turnAt(stage))).toBe(0);
	}
	expect([0, 1, 100, 101, 200, 201].map(time => lanes.timeAt(lanes.stageAtTime(time)))).toEqual([
		null,
		100,
		100,
		200,
		200,
		300,
	]);
	expect(lanes.stageAtTime(301)).toBe(Number.POSITIVE_INFINITY);
	expect(lanes.timesBefore(length)).toBe(4);
	// Between two stages a task waits, and nobody is at work.
	const second = lanes.stageAtTime(200);
	expect([1, 3, 5].map(lane => lanes.cell(lane, second, second))).toEqual(['wait', 'wait', 'wait']);
});
