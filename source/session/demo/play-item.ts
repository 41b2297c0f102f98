import {frameByName} from '../frame-by-name.ts';
import type {PersonCommand} from '../person-command.ts';
import type {Playhead} from '../playhead.ts';
import type {Run} from '../run/run.ts';
import type {StageFolding} from '../stage-folding.ts';
import type {Goal} from '../until/goal.ts';
import type {DemoItem} from './demo-item.ts';

/** The parts of a session that demo items act on. */
export interface DemoControls {
	/** The run on show. A command may put another one there. */
	readonly run: Run;
	readonly playhead: Playhead;
	readonly folding: StageFolding;
	command(command: PersonCommand): void;
	step(count: number): void;
	/** Returns a sentence when the goal can never be reached. */
	until(goal: Goal): string | null;
	watch(expression: string, on: boolean): void;
}

/** Does what a demo item says. The items that change only the screen do nothing here. */
export function playItem(item: DemoItem, controls: DemoControls): void {
	const {playhead, folding} = controls;
	if (item.kind === 'command') controls.command(item.command);
	else if (item.kind === 'finish') playhead.finish();
	else if (item.kind === 'step') controls.step(item.count);
	else if (item.kind === 'to') playhead.goTo(item.stage);
	else if (item.kind === 'less') folding.less(item.on);
	else if (item.kind === 'follow') follow(item.name, controls.run, folding);
	else if (item.kind === 'until') {
		const message = controls.until(item.goal);
		if (message !== null) controls.run.problem = {kind: 'command', message};
	} else if (item.kind === 'watch' || item.kind === 'unwatch') controls.watch(item.expression, item.kind === 'watch');
}

/** Follows the frame with this name. With null, follows none. */
function follow(name: string | null, run: Run, folding: StageFolding): void {
	const frame = name === null ? null : frameByName(run.log, name);
	if (name !== null && frame === null) {
		run.problem = {kind: 'command', message: `No frame ${name} has been met yet: there is none to follow.`};
	} else folding.follow(frame, run);
}
