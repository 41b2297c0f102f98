import {commandText, type PersonCommand} from './person-command.ts';
import type {Playhead} from './playhead.ts';
import type {Run} from './run/run.ts';

/** A command of the person's with its id. Ids rise in the order in which commands are given. */
export interface NumberedCommand {
	readonly command: PersonCommand;
	readonly id: number;
}

/** Gives the person's commands to a run one after the other: those that come too early wait for the client's turn. */
export class CommandQueue {
	waiting: readonly NumberedCommand[] = [];
	#lastId = 0;
	readonly #onGiven: () => void;

	/** `onGiven` is called before each command that a run is given. */
	constructor(onGiven: () => void) {
		this.#onGiven = onGiven;
	}

	/** Gives a command its id. */
	number(command: PersonCommand): NumberedCommand {
		this.#lastId += 1;
		return {command, id: this.#lastId};
	}

	/** Takes a command for the newest run, and sends the run on to where it can be given. */
	add(command: NumberedCommand, run: Run, playhead: Playhead): void {
		this.waiting = [...this.waiting, command];
		if (run.status === 'ready' || run.choices !== null) this.runChanged(run, playhead);
		else if (run.status === 'program') playhead.runUntil('result', 'newest');
	}

	/** Gives the next command when it is the client's turn; forgets all when the run cannot get there. */
	runChanged(run: Run, playhead: Playhead): void {
		const [next, ...waiting] = this.waiting;
		if (next === undefined) return;
		const isChoice = next.command.kind === 'choose';
		if (run.choices !== null && !isChoice) {
			// The command ends the resumption under way, so nobody chooses any more.
			run.chooseFirst();
			playhead.runUntil('result', 'newest');
		} else if (run.status === 'ready' && isChoice) {
			this.waiting = waiting;
			run.problem ??= {
				kind: 'command',
				message: `No tasks are to be chosen here: ${commandText(next.command)} did nothing.`,
			};
		} else if (run.status === 'ready' || run.choices !== null) {
			this.waiting = waiting;
			this.#give(next, run, playhead);
			if (waiting.length > 0) playhead.runUntil('result', 'newest');
		} else if (run.status === 'over' || (run.status === 'program' && !run.isRunning)) {
			this.waiting = [];
			const commands = waiting.length === 0 ? 'A command' : `${waiting.length + 1} commands`;
			const message = `${commands} could not be given: ${run.message || 'the program was stopped.'}`;
			run.problem ??= {kind: 'command', message};
		}
	}

	/** Forgets the command that came last; false when none waits. */
	removeLast(): boolean {
		const some = this.waiting.length > 0;
		this.waiting = this.waiting.slice(0, -1);
		return some;
	}

	clear(): void {
		this.waiting = [];
	}

	#give({command, id}: NumberedCommand, run: Run, playhead: Playhead): void {
		this.#onGiven();
		playhead.follow('one');
		run.command(command, id);
	}
}
