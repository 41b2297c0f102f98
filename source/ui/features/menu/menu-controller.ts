import type {Session} from '../../../session/contract.ts';
import {KeyBuffer} from '../../input/key-buffer.ts';
import type {Keystroke} from '../../input/keystroke.ts';
import type {Cell} from '../../state/cell.ts';
import type {Ui} from '../../state/ui.ts';
import {creationStatement} from '../prompt/prompt.ts';
import {askArguments} from '../prompt/prompt-controller.ts';
import {type MenuItem, menuItems} from './menu-items.ts';

/** Takes what is marked in the menu. */
export interface MenuController {
	/** Drives what is marked, or asks for its arguments; while Python warms up, as soon as that is done. */
	readonly pick: () => void;
	/** Keeps a key that was pressed after that, for what then begins. */
	readonly hold: (stroke: Keystroke) => void;
	/** Cancels the choice. */
	readonly drop: () => void;
	/** To be called when the session changed. */
	readonly sessionChanged: () => void;
}

export function createMenuController(
	session: Session,
	ui: Cell<Ui>,
	press: (stroke: Keystroke) => void,
): MenuController {
	const held = new KeyBuffer();
	const take = (item: MenuItem): void => {
		if (item.kind === 'file') {
			session.run();
		} else if (item.kind === 'target') {
			const prompt = askArguments(item.target);
			if (prompt) ui.set({prompt});
			else session.drive(creationStatement(item.target, []));
		}
	};

	const drop = (): void => {
		held.clear();
		ui.set({picked: null});
	};

	return {
		drop,
		hold(stroke) {
			held.hold(stroke);
			ui.set({note: 'Your keys wait until Python has started; esc drops them.'});
		},
		pick() {
			const snapshot = session.snapshot();
			const item = menuItems(snapshot)[ui.get().choice];
			if (item === undefined) return;
			if (snapshot.phase.kind === 'opening') ui.set({picked: item.label});
			else take(item);
		},
		sessionChanged() {
			const {picked} = ui.get();
			const snapshot = session.snapshot();
			if (picked === null || snapshot.phase.kind === 'opening') return;
			const list = menuItems(snapshot);
			const choice = list.findIndex(({label}) => label === picked);
			const item = list[choice];
			if (item !== undefined) {
				ui.set({choice, picked: null, note: null});
				take(item);
				held.release(press);
				return;
			}
			drop();
			if (list.length > 0) ui.set({choice: 0, note: `Python finds nothing to drive in ${picked}: choose again.`});
		},
	};
}
