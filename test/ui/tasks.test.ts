import {expect, test} from 'vitest';
import type {FrameId} from '../../source/protocol/index.ts';
import {createController} from '../../source/ui/commands/controller.ts';
import {eventRows} from '../../source/ui/panes/event-rows.ts';
import {axisOf} from '../../source/ui/panes/lanes/axis-of.ts';
import {laneRows} from '../../source/ui/panes/lanes/lane-rows.ts';
import {taskRows, tasksTitle} from '../../source/ui/panes/tasks/task-rows.ts';
import {composeScreen} from '../../source/ui/screen/compose-screen.ts';
import {layout, panesOf} from '../../source/ui/screen/layout.ts';
import {pointedPane} from '../../source/ui/screen/pane-at.ts';
import {preferredSizes} from '../../source/ui/screen/preferred-sizes.ts';
import {screenReaderLines} from '../../source/ui/screen/screen-reader-lines.ts';
import {initialLook} from '../../source/ui/state/lanes-look.ts';
import {initialUi, type Ui} from '../../source/ui/state/ui.ts';
import stringWidth from '../../source/ui/terminal/text/string-width.ts';
import {bare} from '../../source/ui/terminal/theme/themes.ts';
import {fakeSession} from './helpers/fake-session.ts';
import {fewTasks, manyTasks, TaskRun} from './helpers/task-run.ts';

const trimmed = (rows: readonly string[]): string[] => rows.map(row => row.trimEnd());

test('the tasks are a tree with state, place, coroutines and what each waits for', () => {
	const {state} = fewTasks().snapshot();
	expect(trimmed(taskRows({state, theme: bare, by: 0}, 100, 10))).toEqual([
		' ‖ Task-1                   waits      line 12           for gather of 3 tasks: ann, bob, clock',
		' ✖ ├ ann                    raised                       worker  ValueError: no job         ◂ Task-1',
		' ▷ ├ bob                    ready 1    line 21           worker#2                           ◂ Task-1',
		' ‖ └ clock                  waits      line 30           tick  for sleep(1.5), 1.5 s left   ◂ Task-1',
	]);
	expect(tasksTitle(state, 250)).toBe('tasks: 4, 1 ready, 2 wait, 1 ended, loop time 0.25 s');
});

test('ready tasks have their places in the queue of the loop', () => {
	const run = new TaskRun();
	run.spawn(1, 'a', 'worker');
	run.spawn(3, 'b', 'worker');
	run.spawn(5, 'c', 'worker');
	run.begin(1, 20);
	run.suspend(1, {kind: 'turn'});
	const rows = taskRows({state: run.snapshot().state, theme: bare, by: 0}, 80, 5);
	expect(rows.map(row => /(\w) +(ready \d)/.exec(row)?.slice(1))).toEqual([
		['a', 'ready 3'],
		['b', 'ready 1'],
		['c', 'ready 2'],
	]);
});

test('the log tells of a timeout around a wait also where words have to go', () => {
	const run = new TaskRun();
	run.spawn(1, 'a', 'worker');
	run.begin(1, 20);
	run.suspend(1, {kind: 'sleep', text: 'asyncio.sleep(road_to_town)', within: [2]});
	const {history, state} = run.snapshot();
	const told = [90, 74, 67, 60].map(width => {
		const row = eventRows({history, state}, width, 9, bare).find(text => text.includes('suspend')) ?? '';
		return row.slice(row.indexOf('waits ')).trimEnd();
	});
	expect(told).toEqual([
		'waits for asyncio.sleep(road_to_town), within the timeout of worker',
		'waits for sleep(road_to_town), timeout of worker',
		'waits for sleep(road_to_tow…, timeout of worker',
		'waits for sleep(road…, timeout of worker',
	]);
});

test('where a wait has little room, words go before a part is cut', () => {
	const run = new TaskRun();
	run.spawn(1, 'a', 'worker');
	run.begin(1, 20);
	run.suspend(1, {kind: 'sleep', text: 'asyncio.sleep(60)', within: [2]});
	const tails = [120, 92, 74].map(width => {
		const [row = ''] = taskRows({state: run.snapshot().state, theme: bare, by: 0}, width, 1);
		return row.slice(row.indexOf('for ')).trimEnd();
	});
	expect(tails).toEqual([
		'for asyncio.sleep(60), within the timeout of worker',
		'for sleep(60), within the timeout of worker',
		'for sleep(60), timeout of worker',
	]);
});

test('hundreds of tasks that wait for the same are one row, and those that matter have their own', () => {
	const run = manyTasks(300, 3);
	const state = run.log.stateAt(run.log.lanes.turnStart(run.log.lanes.turns - 10) + 2);
	const rows = trimmed(taskRows({state, theme: bare, by: 0}, 78, 7));
	expect(rows).toHaveLength(7);
	expect(rows.filter(row => row.includes('running'))).toHaveLength(1);
	expect(rows.at(-1)).toMatch(/└ … \d{3} more wait for jobs\.get\(\)$/);
	// One of those that are folded is looked at.
	expect(taskRows({state, theme: bare, by: 40}, 78, 7).filter(row => row.startsWith('›'))).toHaveLength(1);
});

test('the tree of a thousand tasks, each made by the one before, is drawn', () => {
	const run = new TaskRun();
	for (let index = 0; index < 1000; index++) {
		run.spawn(1 + 2 * index, `t${index}`, 'worker', index === 0 ? null : 2 * index - 1);
	}
	expect(taskRows({state: run.snapshot().state, theme: bare, by: 0}, 78, 6)).toHaveLength(6);
});

test('a lane shows runs, waits and readiness, and arrows from the task that wakes to the one that is woken', () => {
	const snapshot = fewTasks().snapshot();
	expect(trimmed(laneRows({...snapshot, by: 0, look: initialLook}, 78, 6, bare))).toEqual([
		' stage        ╷1          ╷13         ╷25         ╷37◆',
		'  event loop  ██──────────────────────────────────────',
		'‖ Task-1       ○████████████──────────────────────────',
		'✖ ann               ○═╪═╪═══██████─────────▲════████✖┊',
		'▷ bob                 ○═╪═════════██████───┼▲═════════',
		'‖ clock                 ○═══════════════████████──────',
	]);
});

test('where a stage takes several columns, a lane ends in the last of them', () => {
	const snapshot = fewTasks().snapshot();
	const [ann = ''] = laneRows({...snapshot, by: 0, look: {...initialLook, zoom: -2}}, 78, 6, bare).slice(3);
	expect(ann).toMatch(/████✖/);
	expect(ann).not.toContain('✖█');
});

test('with the time of the loop across, a wait is as long as it took, and what takes no time can be seen', () => {
	const run = fewTasks();
	run.later(1.5);
	run.wake(7);
	run.begin(7, 31);
	run.suspend(7, {kind: 'sleep', text: 'sleep(0.5)', until: run.in(0.5)});
	run.later(0.5);
	run.wake(7);
	run.begin(7, 32);
	const time = {...initialLook, axis: 'time'} as const;
	const rows = (mark?: number, look = time): string[] =>
		trimmed(laneRows({...run.snapshot(mark), by: 0, look}, 78, 6, bare));
	expect(rows()).toEqual([
		' time         ╷0 s      ╷0.5 s    ╷1 s      ╷1.5 s    ◆',
		'  event loop  █─────────────────────────────█─────────█',
		'‖ Task-1      ○█───────────────────────────────────────',
		'✖ ann         ✖                                       ┊',
		'▷ bob         ○█═══════════════════════════════════════',
		'▶ clock       ○█────────────────────────────◇█────────◇',
	]);
	// One column is half a tenth of a second, and the cursor stands at the first moment.
	const first = run.log.lanes.stageAtTime(1);
	expect(rows(first)[0]).toBe(' time         ◆         ╷0.5 s    ╷1 s      ╷1.5 s    ╷2 s');
	expect(rows(first)[5]).toBe('‖ clock       ○█────────────────────────────◇▒────────◇');
	// Ten times closer, around another moment.
	const look = {...time, zoom: -3, stage: first, at: run.snapshot().state};
	expect(rows(undefined, look)[0]).toBe(' time                 ╷1.4 s    ╷1.45 s   ◇         ╷1.55 s   ╷1.6 s');
});

test('what comes later in a lane is lighter, and with a future that is hidden it is not there', () => {
	const run = fewTasks();
	const snapshot = run.snapshot(20);
	const [, , , ann = ''] = laneRows({...snapshot, by: 0, look: initialLook}, 78, 6, bare);
	expect(ann).toContain('▒');
	const hidden = {...snapshot, history: {...snapshot.history, length: 20, lanes: run.log.lanes}};
	const rows = laneRows({...hidden, by: 0, look: initialLook}, 78, 6, bare);
	expect(rows.join('')).not.toContain('▒');
	expect(rows.join('')).not.toContain('✖');
});

test('hundreds of lanes are folded, and the folded ones show that they are at work', () => {
	const snapshot = manyTasks(300, 3).snapshot();
	const rows = trimmed(laneRows({...snapshot, by: 0, look: initialLook}, 100, 10, bare));
	expect(rows).toHaveLength(10);
	expect(rows.join('\n')).toMatch(/⋮ 2\d\d more +▪+/);
});

test('the window of the lanes stands still while the cursor moves in it', () => {
	const run = manyTasks(30, 10);
	const firsts = new Set<number>();
	for (let mark = 800; mark < 900; mark++) {
		const axis = axisOf(run.snapshot(mark), {...initialLook, zoom: -3}, 120);
		firsts.add(axis.stageOf(0));
		expect(mark - 1).toBeGreaterThanOrEqual(axis.stageOf(0));
		expect(mark - 1).toBeLessThan(axis.stageOf(axis.columns));
	}
	expect(firsts.size).toBeLessThanOrEqual(4);
});

function controllerOf(snapshot: ReturnType<TaskRun['snapshot']>) {
	const session = fakeSession();
	session.set(snapshot);
	const controller = createController(session, {
		quit() {},
		suspend() {},
		panes: ui => panesOf(layout(120, 40, preferredSizes(session.snapshot(), ui))),
	});
	const screen = (): string => composeScreen(session.snapshot(), controller.ui.get(), 120, 40, bare).rows.join('\n');
	return {session, controller, screen};
}

test('T shows the tasks, then the lanes, then neither; of generators alone only the lanes', () => {
	const {controller, screen} = controllerOf(fewTasks().snapshot());
	controller.press('T');
	expect(screen()).toContain('╭ tasks: 4');
	controller.press('T');
	expect(screen()).toContain('╭ lanes: 5');
	controller.press('T');
	expect(screen()).not.toMatch(/tasks: 4|lanes: 5/);
	const generator = controllerOf(fakeSession({happened: 30}).snapshot());
	generator.controller.press('T');
	expect(generator.screen()).toContain('╭ lanes: 3');
});

test('a task that is looked at shows its frames and its source, is gone to with enter, and is followed with g', () => {
	const {session, controller, screen} = controllerOf(fewTasks().snapshot());
	controller.press('T');
	for (let presses = 0; controller.ui.get().focus !== 'tasks' && presses < 9; presses++) controller.press('tab');
	controller.press('down');
	controller.press('down');
	const shown = screen();
	expect(shown).toContain('╭ frames of bob ');
	expect(shown).toMatch(/source: worker#2/);
	controller.press('enter');
	controller.press('g');
	const bob: FrameId = 5;
	expect(session.asked.slice(-2)).toEqual([`turn ${bob}`, `follow ${bob}`]);
});

test('a switch and a turn are steps', () => {
	const {session, controller} = controllerOf(fewTasks().snapshot(20));
	for (const key of [')', '(', 'N']) controller.press(key);
	expect(session.asked).toEqual(['jump switch 1', 'jump switch -1', 'turn 3']);
});

test('the lanes are zoomed with + and -, and a click goes to a stage', () => {
	const {session, controller, screen} = controllerOf(fewTasks().snapshot());
	controller.ui.set({below: 'lanes', focus: 'lanes'});
	expect(screen()).toContain('1 stage a column');
	controller.press('-');
	expect(screen()).toContain('2 stages a column');
	controller.press('+');
	controller.press('+');
	expect(screen()).toContain('2 columns a stage');
	expect(session.asked).toEqual([]);
});

test('A puts the time of the loop across, and shift with an arrow looks along the lanes', () => {
	const run = manyTasks(3, 40);
	const {session, controller, screen} = controllerOf(run.snapshot());
	const asked: number[] = [];
	controller.ui.set({below: 'lanes', focus: 'lanes'});
	expect(screen()).toContain('8 stages a column, loop time 4 s');
	controller.ui.set({focus: null});
	expect(screen()).toContain('A time across');
	controller.ui.set({focus: 'lanes'});
	controller.press('A');
	expect(screen()).toContain('lanes: 5, 50 ms a column, loop time 4 s');
	// Presses beyond the closest scale are not to be taken back one by one.
	for (let presses = 0; presses < 9; presses++) controller.press('+');
	expect(screen()).toContain('1 ms a column');
	controller.press('-');
	expect(screen()).toContain('2 ms a column');
	for (let presses = 0; presses < 99; presses++) controller.press('shift-left');
	expect(screen()).toMatch(/time +◇/);
	controller.press('shift-right');
	const {lanes} = controller.ui.get();
	expect(run.log.lanes.timeAt(lanes.stage ?? -1)).toBe(100);
	controller.press('A');
	expect(screen()).toContain('8 stages a column');
	expect(asked).toEqual([]);
	expect(session.asked).toEqual([]);
});

test('where a lane has no later turn, a sentence says so', () => {
	const {session, controller} = controllerOf(fewTasks().snapshot());
	// ann has failed, and was at work last.
	controller.press('N');
	expect(controller.ui.get().note).toBe('ann has no later turn: it has ended.');
	expect(session.asked).toEqual([]);
});

test('the place that is looked at in the lanes is gone to with enter, or the next turn of the marked lane after it', () => {
	const run = manyTasks(3, 40);
	const session = fakeSession();
	session.set(run.snapshot());
	const asked: number[] = [];
	const controller = createController({...session, seek: mark => asked.push(mark)}, {quit() {}, suspend() {}});
	controller.ui.set({below: 'lanes', focus: 'lanes'});
	controller.press('shift-left');
	const stage = controller.ui.get().lanes.stage ?? 0;
	expect(stage).toBeLessThan(run.log.length - 30);
	controller.press('enter');
	controller.press('up');
	controller.press('enter');
	const turn = run.log.lanes.nextTurn(5, stage) ?? 0;
	expect(asked).toEqual([stage + 1, turn + 1]);
	controller.press('escape');
	expect(controller.ui.get().lanes.stage).toBeNull();
});

test('under the real clock a sentence says why no time is across', () => {
	const {controller, screen} = controllerOf(fakeSession({happened: 30}).snapshot());
	controller.ui.set({below: 'lanes'});
	controller.press('A');
	expect(screen()).toContain('There is no event loop so far, and no loop time.');
	const untimed = controllerOf(fewTasks('real').snapshot());
	untimed.controller.ui.set({below: 'lanes'});
	expect(untimed.screen()).not.toContain('A time across');
	untimed.controller.press('A');
	expect(untimed.screen()).toContain('Real time is not shown: it differs in each run. --clock virtual shows time.');
	expect(untimed.screen()).toContain('1 stage a column');
});

test('where a ready task is to be chosen there is a list of them, and arrows, enter and digits choose', () => {
	const run = new TaskRun();
	run.spawn(1, 'ann', 'worker');
	run.spawn(3, 'bob', 'worker');
	run.begin(1, 20);
	run.suspend(1, {kind: 'turn'});
	const choices = [
		{task: 3, name: 'bob'},
		{task: 1, name: 'ann'},
	];
	const {session, controller, screen} = controllerOf({...run.snapshot(), choices});
	expect(screen()).toMatch(
		/ \? Which task goes on\? .*\n ▶ 1 {2}bob .*asyncio's own order *\n {3}2 {2}ann {18}worker {2}line 20/,
	);
	controller.press('down');
	controller.press('down');
	expect(screen()).toMatch(/\n {3}1 {2}bob.*\n ▶ 2 {2}ann/);
	controller.press('enter');
	controller.press('1');
	controller.press('3');
	expect(session.asked).toEqual(['choose ann', 'choose bob']);
	// In the past nothing is chosen.
	session.set({live: false});
	expect(screen()).not.toContain('Which task');
});

test('among 2,000 ready tasks a few presses lead far', () => {
	const choices = Array.from({length: 2000}, (_, index) => ({task: 3 + 2 * index, name: `job-${index}`}));
	const {session, controller, screen} = controllerOf({...fewTasks().snapshot(), choices});
	expect(screen()).toContain('2000 are ready');
	for (let presses = 0; presses < 3; presses++) controller.press('shift-down');
	expect(screen()).toMatch(/ ▶ +job-300 /);
	for (let presses = 0; presses < 20; presses++) controller.press('J');
	controller.press('enter');
	controller.press('K');
	controller.press('up');
	expect(screen()).toMatch(/ ▶ +job-1898 /);
	expect(session.asked).toEqual(['choose job-1999']);
});

test('one of 2,000 ready tasks is found by a part of its name', () => {
	const choices = Array.from({length: 2000}, (_, index) => ({task: 3 + 2 * index, name: `job-${index}`}));
	const {session, controller, screen} = controllerOf({...fewTasks().snapshot(), choices});
	const type = (text: string): void => {
		for (const letter of text) controller.press(letter);
	};
	controller.press('/');
	expect(screen()).toMatch(/ task named \/ +type a part of it, ⏎ lets it go on, esc *$/);
	type('199');
	expect(screen()).toMatch(/ ▶ +job-199 /);
	expect(screen()).toMatch(/ task named \/199 +12 match, ↑ ↓, ⏎ lets it go on, esc *$/);
	controller.press('down');
	expect(screen()).toMatch(/ ▶ +job-1199 /);
	controller.press('up');
	controller.press('up');
	expect(screen()).toMatch(/ ▶ +job-1999 /);
	controller.press('escape');
	expect(screen()).toMatch(/ ▶ 1 +job-0 /);
	controller.press('/');
	controller.paste('b-1234');
	controller.press('enter');
	controller.press('/');
	type('nobody');
	expect(screen()).toContain('none matches');
	controller.press('enter');
	expect(screen()).toContain('No task is called nobody.');
	// A letter is a key again.
	controller.press('1');
	expect(session.asked).toEqual(['choose job-1234', 'choose job-0']);
});

test('a question that is gone takes the name with it that was typed for it', () => {
	const choices = [
		{task: 3, name: 'bob'},
		{task: 1, name: 'ann'},
	];
	const {session, controller, screen} = controllerOf({...fewTasks().snapshot(), choices});
	const stop = controller.follow();
	controller.press('/');
	controller.press('a');
	session.set({choices: null});
	expect(screen()).not.toContain('task named');
	stop();
});

test('a task is found by a part of its name in the pane that has the focus', () => {
	const {controller, screen} = controllerOf(fewTasks().snapshot());
	controller.ui.set({below: 'tasks', focus: 'tasks'});
	controller.press('/');
	controller.press('b');
	controller.press('o');
	expect(screen()).toMatch(/task named \/bo +1 matches, ⏎ marks it, esc/);
	controller.press('enter');
	expect(screen()).toMatch(/›▷ ├ bob/);
	// Without the focus the same key searches the log.
	controller.press('escape');
	controller.press('/');
	expect(screen()).toContain('search /');
});

test('at each size the screen is filled, with tasks and lanes below the others or chosen by a demo', () => {
	const snapshot = fewTasks().snapshot();
	const shown: readonly Partial<Ui>[] = [
		{below: 'tasks'},
		{below: 'lanes', lanes: {...initialLook, zoom: -2}},
		{panes: ['lanes']},
		{panes: ['tasks', 'lanes']},
		{panes: ['source', 'frames', 'tasks']},
		{panes: ['source', 'tasks', 'lanes']},
		{below: 'lanes', focus: 'lanes', zoomed: true},
	];
	for (const [columns, rows] of [60, 80, 110, 120, 169, 200].flatMap(c => [16, 20, 24, 30, 40, 60].map(r => [c, r]))) {
		if (columns === undefined || rows === undefined) continue;
		for (const ui of shown) {
			const screen = composeScreen(snapshot, {...initialUi, ...ui}, columns, rows, bare).rows;
			expect(screen).toHaveLength(rows);
			for (const row of screen)
				expect(stringWidth(row), `${columns}x${rows} ${JSON.stringify(ui)}: ${row}`).toBe(columns);
		}
	}
});

test('a click in the lanes goes to that stage, and one on a name marks the lane; one on a task looks at it', () => {
	const run = fewTasks();
	const session = fakeSession();
	session.set(run.snapshot());
	const size = {columns: 120, rows: 40};
	const asked: number[] = [];
	const controller = createController(
		{...session, seek: mark => asked.push(mark)},
		{
			quit() {},
			suspend() {},
			paneAt: (ui, column, row) => pointedPane(session.snapshot(), ui, size, column, row),
		},
	);
	const screen = (): readonly string[] => composeScreen(session.snapshot(), controller.ui.get(), 120, 40, bare).rows;
	const click = (column: number, row: number): void => controller.point({kind: 'click', by: 1, column, row});
	controller.ui.set({below: 'lanes'});
	const row = screen().findIndex(line => line.includes('‖ clock'));
	const column = screen()[row]?.indexOf('█') ?? -1;
	click(column, row);
	// The first stage of its turn is shown.
	expect(asked.map(mark => run.log.lanes.turnLane(run.log.lanes.turnAt(mark - 1)))).toEqual([7]);
	click(3, row);
	expect(screen()[row]).toContain('› clock');
	controller.ui.set({below: 'tasks'});
	click(
		3,
		screen().findIndex(line => line.includes('├ bob')),
	);
	expect(screen().join('\n')).toContain('╭ frames of bob ');
});

test('a screen reader is told who works, who is ready and who waits', () => {
	const lines = screenReaderLines(fewTasks().snapshot(), initialUi);
	expect(lines.find(line => line.startsWith('Tasks.'))).toBe(
		'Tasks. Ready, in this order: bob. Waiting: Task-1 for gather of 3 tasks: ann, bob, clock, clock for sleep(1.5). Ended: ann ValueError: no job.',
	);
});
