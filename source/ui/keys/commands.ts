import type {Session, Snapshot} from '../../session/contract.ts';
import type {ScreenKind} from '../screen-kind.ts';
import type {Keystroke} from './keystroke.ts';
import {playOr} from './steps.ts';

/** What a command may do besides speaking to the session. */
export interface Acts {
	readonly session: Session;
	/** Ask the person for an expression. */
	readonly ask: (kind: 'send' | 'throw') => void;
	/** Say a sentence until the next key. */
	readonly note: (sentence: string) => void;
	/** Move in the menu: by so many items. */
	readonly move: (by: number) => void;
	/** Take the menu's item under the cursor. */
	readonly pick: () => void;
	/** One stage on. */
	readonly step: () => void;
	/** The next item of `--drive`. */
	readonly play: () => void;
	readonly help: () => void;
	readonly quit: () => void;
	readonly suspend: () => void;
}

/** One thing that a person can do with a key. Help, the line of keys and the handlers all come from this table. */
export interface UiCommand {
	readonly id: string;
	readonly keys: readonly Keystroke[];
	/** How its keys are written. */
	readonly sign: string;
	/** One or two words for the line of keys. */
	readonly label: string;
	/** One sentence for the help. */
	readonly description: string;
	readonly screen: ScreenKind | 'any';
	/** What leaves the line of keys first when it is too narrow: the highest. 9: it never stands there. */
	readonly rank: number;
	/** Why it cannot be done now, as a sentence; null: it can. */
	readonly refusal: (snapshot: Snapshot) => string | null;
	/** It can be done, but does not stand in the line of keys now. */
	readonly hidden?: (snapshot: Snapshot) => boolean;
	readonly run: (acts: Acts) => void;
}

const always = (): null => null;

function overSentence({phase}: Snapshot): string | null {
	return phase.kind === 'over' ? 'The program is over: ← looks back, r starts it again.' : null;
}

/** Why the person can give no command now. */
function notDriving(snapshot: Snapshot): string | null {
	if (snapshot.driving?.kind === 'script') {
		return "The file's own client drives: → steps on. o chooses a generator to drive by hand.";
	}

	const made = snapshot.history.length > 0;
	if (snapshot.phase.kind === 'opening' || (snapshot.phase.kind === 'running' && !made)) {
		return 'Python is warming up: a moment.';
	}

	return overSentence(snapshot);
}

/** Why there is nothing to start again. */
function notYet({phase, driving}: Snapshot): string | null {
	if (phase.kind === 'choosing') {
		return 'Nothing is driven yet: ↑ and ↓ choose, ⏎ takes it.';
	}

	return phase.kind === 'opening' && driving === null ? 'Python is warming up: a moment.' : null;
}

/** Why there is no stage ahead. */
export function nothingAhead(snapshot: Snapshot): string | null {
	if (!snapshot.live) {
		return null;
	}

	return snapshot.phase.kind === 'ready' && snapshot.queue.length === 0
		? 'The client has the floor: n next, s send, t throw, c close.'
		: overSentence(snapshot);
}

/** Why there is nothing to play: no item is left, and there is no stage ahead either. */
export function nothingToPlay(snapshot: Snapshot): string | null {
	return snapshot.live && snapshot.queue.length > 0 ? overSentence(snapshot) : nothingAhead(snapshot);
}

/** Why no command can be taken back. */
function nothingToUndo({driving, branches, branch}: Snapshot): string | null {
	if (driving?.kind === 'script') {
		return "The file's own client drives: there is no command of yours to take back.";
	}

	return branches[branch]?.commands.length ? null : 'There is no command to take back yet.';
}

/** Goes to the newest stage before a command, for commands always happen there; says what it did. */
function toTheNewest({session, note}: Acts): void {
	if (!session.snapshot().live) {
		session.last();
		note('Went from the past to the newest stage first.');
	}
}

/** The same for a command that is given at once: the session ends the resumption under way before it. */
function afterTheRest(acts: Acts): void {
	const {live, phase} = acts.session.snapshot();
	if (live && (phase.kind === 'paused' || phase.kind === 'running')) {
		acts.note('The resumption under way comes to its end first.');
	}

	toTheNewest(acts);
}

export const commands: readonly UiCommand[] = [
	{
		id: 'next',
		keys: ['n'],
		sign: 'n',
		label: 'next',
		description: 'next(g): resumes the generator with None.',
		screen: 'run',
		rank: 1,
		refusal: notDriving,
		run(acts) {
			afterTheRest(acts);
			acts.session.command({kind: 'next'});
		},
	},
	{
		id: 'send',
		keys: ['s'],
		sign: 's',
		label: 'send',
		description: 'g.send(value): asks for the value, a Python expression.',
		screen: 'run',
		rank: 1,
		refusal: notDriving,
		run(acts) {
			toTheNewest(acts);
			acts.ask('send');
		},
	},
	{
		id: 'throw',
		keys: ['t'],
		sign: 't',
		label: 'throw',
		description: 'g.throw(exception): asks for it, a Python expression.',
		screen: 'run',
		rank: 2,
		refusal: notDriving,
		run(acts) {
			toTheNewest(acts);
			acts.ask('throw');
		},
	},
	{
		id: 'close',
		keys: ['c'],
		sign: 'c',
		label: 'close',
		description: 'g.close(): raises GeneratorExit where the generator stands.',
		screen: 'run',
		rank: 2,
		refusal: notDriving,
		run(acts) {
			afterTheRest(acts);
			acts.session.command({kind: 'close'});
		},
	},
	{
		id: 'forward',
		keys: ['right'],
		sign: '→',
		label: 'step',
		description: 'One stage on; at rest, plays as space does.',
		screen: 'run',
		rank: 1,
		refusal: nothingAhead,
		run: ({step}) => step(),
	},
	{
		id: 'back',
		keys: ['left', 'pageup'],
		sign: '←',
		label: 'back',
		description: 'One stage back. Runs no Python.',
		screen: 'run',
		rank: 1,
		refusal: ({state}) => (state.position === 0 ? 'This is the beginning: nothing has happened yet.' : null),
		run: ({session}) => session.back(),
	},
	{
		id: 'finish',
		keys: ['enter'],
		sign: '⏎',
		label: 'to the end',
		description: 'To the end of this resumption; at rest, plays as space does.',
		screen: 'run',
		rank: 3,
		refusal: nothingAhead,
		run: ({session}) => playOr(session, () => session.finish()),
	},
	{
		id: 'play',
		keys: ['space', 'pagedown', 'd'],
		sign: 'space',
		label: 'play',
		description: 'Plays the next of --drive; with none left, one stage on.',
		screen: 'run',
		rank: 1,
		refusal: nothingToPlay,
		hidden: ({queue}) => queue.length === 0,
		run: ({play}) => play(),
	},
	{
		id: 'undo',
		keys: ['u'],
		sign: 'u',
		label: 'undo',
		description: 'Takes the last command back; those before it are done again.',
		screen: 'run',
		rank: 4,
		refusal: nothingToUndo,
		run: ({session}) => session.undo(),
	},
	{
		id: 'interrupt',
		keys: ['x', 'escape'],
		sign: 'x',
		label: 'stop',
		description: 'Stops a program that runs on; takes a message away.',
		screen: 'run',
		rank: 0,
		refusal: ({phase, problem}) =>
			phase.kind === 'running' || problem !== null ? null : 'Nothing runs on: there is nothing to stop.',
		run({session}) {
			if (session.snapshot().phase.kind === 'running') {
				session.interrupt();
			} else {
				session.dismiss();
			}
		},
	},
	{
		id: 'first',
		keys: ['home'],
		sign: 'home',
		label: 'first',
		description: 'To the very beginning.',
		screen: 'run',
		rank: 6,
		refusal: ({state}) => (state.position === 0 ? 'This is the beginning.' : null),
		run: ({session}) => session.first(),
	},
	{
		id: 'last',
		keys: ['end'],
		sign: 'end',
		label: 'newest',
		description: 'To the newest stage.',
		screen: 'run',
		rank: 5,
		refusal: ({live}) => (live ? 'This is the newest stage.' : null),
		run: ({session}) => session.last(),
	},
	{
		id: 'restart',
		keys: ['r'],
		sign: 'r',
		label: 'restart',
		description: 'The same again from the start, in a fresh Python.',
		screen: 'any',
		rank: 5,
		refusal: notYet,
		run: ({session}) => session.restart(),
	},
	{
		id: 'choose',
		keys: ['o'],
		sign: 'o',
		label: 'other',
		description: 'Back to the choice of what to drive.',
		screen: 'any',
		rank: 5,
		refusal: notYet,
		run: ({session}) => session.choose(),
	},
	{
		id: 'up',
		keys: ['up', 'k'],
		sign: '↑',
		label: 'up',
		description: 'One up.',
		screen: 'menu',
		rank: 2,
		refusal: always,
		run: ({move}) => move(-1),
	},
	{
		id: 'down',
		keys: ['down', 'j', 'tab'],
		sign: '↓',
		label: 'down',
		description: 'One down.',
		screen: 'menu',
		rank: 2,
		refusal: always,
		run: ({move}) => move(1),
	},
	{
		id: 'pick',
		keys: ['enter', 'space'],
		sign: '⏎',
		label: 'drive it',
		description: 'Drives what is marked; asks for the arguments that it needs.',
		screen: 'menu',
		rank: 1,
		refusal({phase}) {
			if (phase.kind === 'choosing') {
				return null;
			}

			return phase.kind === 'over' ? 'There is nothing to drive.' : 'Python is warming up: a moment.';
		},
		run: ({pick}) => pick(),
	},
	{
		id: 'help',
		keys: ['?', 'h'],
		sign: '?',
		label: 'help',
		description: 'All the keys.',
		screen: 'any',
		rank: 0,
		refusal: always,
		run: ({help}) => help(),
	},
	{
		id: 'quit',
		keys: ['q', 'ctrl-c'],
		sign: 'q',
		label: 'quit',
		description: 'Leaves; ctrl-c does so everywhere.',
		screen: 'any',
		rank: 4,
		refusal: always,
		run: ({quit}) => quit(),
	},
	{
		id: 'suspend',
		keys: ['ctrl-z'],
		sign: 'ctrl-z',
		label: 'suspend',
		description: 'Gives the terminal back to the shell; fg returns.',
		screen: 'any',
		rank: 9,
		refusal: always,
		run: ({suspend}) => suspend(),
	},
];

/** The command of a key on a screen; undefined when the key has none there. */
export function commandFor(stroke: Keystroke, screen: ScreenKind): UiCommand | undefined {
	return commands.find(
		command => command.keys.includes(stroke) && (command.screen === screen || command.screen === 'any'),
	);
}
