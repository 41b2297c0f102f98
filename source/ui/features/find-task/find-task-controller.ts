import type {Session} from '../../../session/contract.ts';
import type {Keystroke} from '../../input/keystroke.ts';
import {edit, emptyLine, insert, textOf} from '../../input/line-editor.ts';
import {taskList} from '../../panes/tasks/task-tree.ts';
import type {Cell} from '../../state/cell.ts';
import type {Finding} from '../../state/finding.ts';
import {clamped, scrolledBy, scrolledTo} from '../../state/scroll.ts';
import type {Ui} from '../../state/ui.ts';
import {isChoiceOpen} from '../choose/choice-controller.ts';
import {choiceMarked} from '../choose/choice-rows.ts';
import {matchesOf} from './named-tasks.ts';

/** Finds a task by a part of its name: each key marks the first one that matches. */
export interface FindTaskController {
	readonly open: () => void;
	/** A key for the line in which the name is typed. */
	readonly press: (finding: Finding, stroke: Keystroke) => void;
	readonly paste: (finding: Finding, text: string) => void;
	/** To be called when the session changed: the question may be gone. */
	readonly sessionChanged: () => void;
}

/** `take` lets the marked task of a choice go on. */
export function createFindTaskController(session: Session, ui: Cell<Ui>, take: () => void): FindTaskController {
	const placeNow = (among: Finding['among']): number => {
		const {state} = session.snapshot();
		if (among === 'choices') return choiceMarked(session.snapshot(), ui.get());
		const {order, home} = taskList(state);
		const by = scrolledBy(ui.get().scrolled, 'tasks', state);
		return home + clamped({count: order.length, height: 1, home}, by);
	};

	const mark = (among: Finding['among'], place: number): void => {
		const {state} = session.snapshot();
		if (among === 'choices') ui.set({task: place, taskAt: state});
		else ui.set({scrolled: scrolledTo(ui.get().scrolled, 'tasks', state, place - taskList(state).home)});
	};

	/** Marks the first match from where the search began, else the first of all. */
	const type = (finding: Finding): void => {
		ui.set({finding});
		const places = matchesOf(finding, session.snapshot());
		mark(finding.among, places.find(place => place >= finding.from) ?? places[0] ?? finding.from);
	};

	const move = (finding: Finding, by: 1 | -1): void => {
		const places = matchesOf(finding, session.snapshot());
		const now = placeNow(finding.among);
		const next = by === 1 ? places.find(place => place > now) : places.findLast(place => place < now);
		const to = next ?? (by === 1 ? places[0] : places.at(-1));
		if (to !== undefined) mark(finding.among, to);
	};

	return {
		open() {
			const among = isChoiceOpen(ui.get(), session.snapshot()) && ui.get().focus === null ? 'choices' : 'tasks';
			ui.set({finding: {line: emptyLine, among, from: placeNow(among)}});
		},
		press(finding, stroke) {
			const {line, among, from} = finding;
			if (stroke === 'escape') {
				ui.set({finding: null});
				mark(among, from);
			} else if (stroke === 'up' || stroke === 'down') {
				move(finding, stroke === 'down' ? 1 : -1);
			} else if (stroke === 'enter') {
				ui.set({finding: null});
				const query = textOf(line);
				if (query === '') return;
				if (matchesOf(finding, session.snapshot()).length === 0) ui.set({note: `No task is called ${query}.`});
				else if (among === 'choices') take();
			} else {
				type({...finding, line: edit(line, stroke) ?? line});
			}
		},
		paste: (finding, text) => type({...finding, line: insert(finding.line, text)}),
		sessionChanged() {
			const {finding} = ui.get();
			if (finding?.among === 'choices' && !isChoiceOpen(ui.get(), session.snapshot())) ui.set({finding: null});
		},
	};
}
