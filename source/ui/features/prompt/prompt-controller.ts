import type {Session, Snapshot} from '../../../session/contract.ts';
import {frameByName} from '../../../session/frame-by-name.ts';
import {parseGoal} from '../../../session/until/parse-goal.ts';
import type {Keystroke} from '../../input/keystroke.ts';
import {edit, insert, lineOf, textOf} from '../../input/line-editor.ts';
import type {Cell} from '../../state/cell.ts';
import type {Prompt} from '../../state/prompt.ts';
import type {Ui} from '../../state/ui.ts';
import {frameNames, goalCandidates, goalWordBefore} from '../until/goal-candidates.ts';
import type {Answers} from './answer-history.ts';
import {recall, remember} from './answer-history.ts';
import {complete, wordBefore} from './completion.ts';
import {namesFor} from './known-names.ts';
import {createPrompt, creationStatement, requiredParameters} from './prompt.ts';

/** The keys of an open prompt, and what becomes of its answer. */
export interface PromptController {
	readonly press: (prompt: Prompt, stroke: Keystroke) => void;
	/** Closes the prompt, whatever becomes of its answer. */
	readonly cancel: (prompt: Prompt) => void;
	readonly paste: (prompt: Prompt, text: string) => void;
	/** What was run until last, as typed; null: nothing. */
	readonly lastGoal: () => string | null;
	/** To be called when the session changed: closes the prompt whose answer was taken, or says why it was not. */
	readonly sessionChanged: () => void;
}

export function createPromptController(session: Session, ui: Cell<Ui>): PromptController {
	const answers: Record<Prompt['about']['kind'], Answers> = {
		send: [],
		throw: [],
		watch: [],
		until: [],
		follow: [],
		argument: [],
	};
	const show = (prompt: Prompt | null): void => ui.set({prompt});

	const hand = (prompt: Prompt, act: () => number | null): void => {
		const {problem} = session.snapshot();
		// First the note that an answer is under way: the session may answer before `act` returns.
		show({...prompt, problem: null, sent: {command: null, problem}});
		const command = act();
		const {prompt: open} = ui.get();
		if (open?.sent) show({...open, sent: {...open.sent, command}});
		sessionChanged();
	};

	/** Goes to a goal; the prompt stays where it cannot be understood, or never be reached. */
	const goTo = (prompt: Prompt, typed: string): void => {
		const goal = parseGoal(typed);
		const refusal = typeof goal === 'string' ? sentence(goal) : session.until(goal);
		show(refusal === null ? null : {...prompt, problem: {kind: 'command', message: refusal}});
	};

	const follow = (prompt: Prompt, name: string): void => {
		const frame = frameByName(session.snapshot().history, name);
		const message = `No frame ${name} has been met yet. tab shows those that were.`;
		show(frame === null ? {...prompt, problem: {kind: 'command', message}} : null);
		if (frame !== null) session.followFrame(frame);
	};

	const submit = (prompt: Prompt): void => {
		const {about} = prompt;
		const expression = textOf(prompt.line).trim() || defaultAnswer(about);
		if (expression === '') {
			ui.set({note: `Type ${about.kind === 'until' ? 'a goal' : 'a Python expression'} first; esc goes back.`});
			return;
		}

		answers[about.kind] = remember(answers[about.kind], expression);
		if (about.kind === 'watch') {
			show(null);
			session.watch(expression);
			return;
		}

		if (about.kind === 'until' || about.kind === 'follow') {
			if (about.kind === 'until') goTo(prompt, expression);
			else follow(prompt, expression);
			return;
		}

		if (about.kind !== 'argument') {
			hand(prompt, () => session.command({kind: about.kind, expression}));
			return;
		}

		const values = about.values.with(about.index, expression);
		if (about.index + 1 < values.length) {
			const next = createPrompt({...about, index: about.index + 1, values});
			show({...next, line: lineOf(values[about.index + 1] ?? '')});
		} else {
			hand({...prompt, about: {...about, values}}, () => {
				session.drive(creationStatement(about.target, values));
				return null;
			});
		}
	};

	/** The goal that was asked for last; null: none. */
	const lastGoal = (): string | null => answers.until.at(-1) ?? null;

	/** The tab that waits for the names, until another key comes. */
	let waiting: 1 | -1 | null = null;

	/** Completes the name before the cursor; says so where there is none. */
	const tab = (prompt: Prompt, by: 1 | -1): void => {
		const goals = wordsFor(prompt, session.snapshot());
		const names = goals ?? namesFor(prompt.about, session.snapshot());
		waiting = names === null ? by : null;
		if (names === null) return;
		const word = goals === null ? wordBefore : goalWordBefore;
		const found = complete(prompt.line, prompt.completion, names, by, word);
		if (found === null) {
			ui.set({note: goals === null ? 'No known name begins like that.' : 'Nothing that is known begins like that.'});
		} else {
			show({...prompt, ...found, problem: null});
		}
	};

	const stepBack = ({about, sent, ...prompt}: Prompt): void => {
		if (sent) {
			session.interrupt();
			show({about, ...prompt, sent: null});
		} else if (about.kind === 'argument' && about.index > 0) {
			const index = about.index - 1;
			show({...createPrompt({...about, index}), line: lineOf(about.values[index] ?? '')});
		} else {
			show(null);
			leave(about.kind);
		}
	};

	/** What else goes with a prompt that is given up: the message about it, and a Python in which the creation failed. */
	const leave = (kind: Prompt['about']['kind']): void => {
		if (kind === 'argument' && session.snapshot().phase.kind === 'over') {
			session.choose();
		} else {
			session.dismiss();
		}
	};

	const sessionChanged = (): void => {
		const {prompt} = ui.get();
		if (prompt && waiting !== null) tab(prompt, waiting);
		if (!prompt?.sent) return;
		const snapshot = session.snapshot();
		const {problem, phase} = snapshot;
		if (problem !== null && problem !== prompt.sent.problem) {
			show({...prompt, sent: null, problem});
			return;
		}

		const taken =
			prompt.about.kind === 'argument'
				? phase.kind === 'ready' || phase.kind === 'paused'
				: phase.kind !== 'running' && prompt.sent.command !== null && (snapshot.lastTaken ?? 0) >= prompt.sent.command;
		if (taken || phase.kind === 'over') show(null);
	};

	return {
		lastGoal,
		press(prompt, stroke) {
			waiting = null;
			if (stroke === 'escape') {
				stepBack(prompt);
			} else if (stroke === 'enter') {
				submit(prompt);
			} else if (stroke === 'tab' || stroke === 'shift-tab') {
				tab(prompt, stroke === 'tab' ? 1 : -1);
			} else if (stroke === 'up' || stroke === 'down') {
				show({...recall(prompt, answers[prompt.about.kind], stroke === 'up' ? 1 : -1), completion: null});
			} else {
				const line = edit(prompt.line, stroke);
				if (line) show({...prompt, line, completion: null, problem: null});
			}
		},
		cancel({about, sent}) {
			waiting = null;
			if (sent) session.interrupt();
			show(null);
			leave(about.kind);
		},
		paste(prompt, text) {
			waiting = null;
			show({...prompt, line: insert(prompt.line, text), completion: null, problem: null});
		},
		sessionChanged,
	};
}

/** What an empty line stands for. */
function defaultAnswer(about: Prompt['about']): string {
	return about.kind === 'until' ? (about.last ?? '') : about.kind === 'follow' ? about.at : '';
}

/** What the answer of a prompt may be that takes no Python; null: it takes some. */
function wordsFor({about, line}: Prompt, snapshot: Snapshot): readonly string[] | null {
	if (about.kind === 'follow') return frameNames(snapshot);
	return about.kind === 'until' ? goalCandidates(line.before, snapshot) : null;
}

/** What the parser says, as a sentence of its own. */
function sentence(text: string): string {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.…?]$/.test(text) ? '' : '.'}`;
}

/** The first question about a target; null when it needs no argument. */
export function askArguments(target: Parameters<typeof requiredParameters>[0]): Prompt | null {
	const names = requiredParameters(target);
	return names.length === 0 ? null : createPrompt({kind: 'argument', target, index: 0, values: names.map(() => '')});
}
