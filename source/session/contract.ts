import type {Fold} from '../engine/fold.ts';
import type {History} from '../engine/history.ts';
import type {ShownStages} from '../engine/shown-stages.ts';
import type {State} from '../engine/state.ts';
import type {FrameId, Problem, Target} from '../protocol/index.ts';
import type {LoopOptions} from '../protocol/loop-options.ts';
import type {DemoItem} from './demo/demo-item.ts';
import type {Driving} from './driving.ts';
import type {PersonCommand} from './person-command.ts';
import type {Choice} from './run/choice.ts';
import type {Looked} from './run/looked.ts';
import type {Watch} from './run/watches.ts';
import type {Goal} from './until/goal.ts';

/** What the session is doing, for the screen. */
export type Phase =
	/** Python warms up or reads the file. */
	| {readonly kind: 'opening'}
	/** The file is read; the person chooses what to drive. */
	| {readonly kind: 'choosing'}
	/** The program is paused in the middle of a resumption. */
	| {readonly kind: 'paused'}
	/** The program runs on up to what was asked for. `since`: see `busy`. */
	| {readonly kind: 'running'}
	/** The client waits for a command: next, send, throw, close. */
	| {readonly kind: 'ready'}
	/** The program, or the interpreter, is over; history stays. */
	| {readonly kind: 'over'; readonly message: string};

/** What a person steps by besides stages. */
export type Jump = 'instruction' | 'line' | 'resumption' | 'switch';

/** The session at one moment. Immutable: a new object whenever anything changed. */
export interface Snapshot {
	readonly file: string;
	/** `CPython 3.14.2 embedded`; null while unknown. */
	readonly python: string | null;
	/** How asyncio's loops run, where that is not asyncio's own way. */
	readonly loop: LoopOptions;
	readonly phase: Phase;
	/** The Python tells of its instructions. */
	readonly instructions: boolean;
	readonly targets: readonly Target[];
	/** What is driven: `delegator()`; `script` when the file runs as it is; null while choosing. */
	readonly driving: Driving | null;
	/** Source text of each file, as Python decoded it. */
	readonly sources: ReadonlyMap<string, string>;
	readonly history: History;
	/** What is folded: a person does not step by it. */
	readonly fold: Fold;
	/** The stages that are not. */
	readonly shown: ShownStages;
	/** The state under the cursor. */
	readonly state: State;
	/** The cursor is at the newest mark. */
	readonly live: boolean;
	/** The cursor is at a mark where Python is now: one observation can make several stages. */
	readonly atPython: boolean;
	/** The ready tasks of which the person is to choose one, in asyncio's own order: a command does it. null: none are. */
	readonly choices: readonly Choice[] | null;
	/** The last thing that could not be done; null when none, or when taken away by the next act. */
	readonly problem: Problem | null;
	/** Commands given while an earlier one was under way: they follow one after the other. */
	readonly waiting: readonly PersonCommand[];
	/** The id of the last command that Python took: its call is the newest one in the history. Null: none so far. */
	readonly lastTaken: number | null;
	/** Items of `--drive` still to be played. */
	readonly demoItems: readonly DemoItem[];
	/** How many items the demo has. */
	readonly demoTotal: number;
	/** The demo's item played last; null: none. */
	readonly demoPlayed: DemoItem | null;
	/** The command that a recording goes on with at the client's turn; null: none, or Python is no recording. */
	readonly recordedNext: PersonCommand | null;
	/** All captions of the demo, in their order. */
	readonly demoCaptions: readonly string[];
	/** What the demo says now: the caption of the item played last; null when it has none. */
	readonly demoCaption: string | null;
	/** All branches: a command after an `undo` begins another one, and so does a fresh start. */
	readonly branches: readonly Branch[];
	/** The branch on show, an index into `branches`. Only the last one is alive; a command on another replays it first. */
	readonly branch: number;
	/** The watched expressions, with what they gave in the active frame at this mark. */
	readonly watches: readonly Watch[];
	/** What was looked into last; null: nothing. */
	readonly looked: Looked | null;
	/** Names that an expression of the person's may begin with, for completion; null while Python is asked for them. */
	readonly names: readonly string[] | null;
	/** The first mark at which the file, saved again, made a difference; null when it made none. */
	readonly changedAt: number | null;
}

/** The commands of one branch, and what came of them. */
export interface Branch {
	readonly driving: Driving | null;
	/** The person's commands, in their order. */
	readonly commands: readonly PersonCommand[];
	/** How many stages it has. */
	readonly length: number;
}

/** Joins interpreter and engine. All methods return at once; what follows arrives as a new snapshot. */
export interface Session {
	snapshot(): Snapshot;
	/** Calls `listener` after each change, at most once in a turn of the event loop. Returns a function that stops it. */
	subscribe(listener: () => void): () => void;
	/** Run the file as it is: its own client drives. */
	run(): void;
	/** Drive the generator that `expression` gives (`delegator()`, `my_dele = delegator()`). */
	drive(expression: string): void;
	/**
	 * One command of the person. While earlier ones are under way they are finished first, in their order. Returns its id:
	 * ids rise in the order of the commands.
	 */
	command(command: PersonCommand): number;
	/**
	 * One press of the play key: the next item of `--drive` that changes something; in the middle of a resumption, where the
	 * next item does not say how far to go, one stage on. Gives the item played, for what of it is the screen's.
	 */
	playNext(): DemoItem | null;
	/** One stage on: moves the cursor; at the newest mark it lets the program run on by one stage. */
	forward(): void;
	back(): void;
	/** To the end of this resumption. */
	finish(): void;
	/** To the first / the newest mark. */
	first(): void;
	last(): void;
	/**
	 * Stop the program, also after an undo or a reload: that then goes as far as the program came. If the program does
	 * not come to rest, raise KeyboardInterrupt in it.
	 */
	interrupt(): void;
	/** To a mark. Throws RangeError when there is none. */
	seek(mark: number): void;
	/**
	 * On or back by an instruction, a line, a resumption, or a switch to another task (or generator). On, at the newest mark, the program runs that far; by an
	 * instruction to whatever comes first, that of a generator or another stage, and through history by its marks.
	 */
	jump(by: Jump, direction: 1 | -1): void;
	/** On to the next turn of a task, or of another lane; the program runs on for it. */
	turn(lane: FrameId): void;
	/**
	 * Takes back the last command. If it still waits, it is forgotten. Otherwise, a fresh Python repeats the commands
	 * before it, and the older branch stays.
	 */
	undo(): void;
	/**
	 * Goes to a goal: through history, and then onwards as the program runs. Returns a sentence instead when the
	 * source shows that the goal can never be reached. If the goal turns out later not to be reached, the problem says
	 * so.
	 */
	until(goal: Goal): string | null;
	/** Folds the lines and the plumbing, or shows them again. */
	less(on: boolean): void;
	/** Steps by the stages of one frame only; null: by those of all. */
	followFrame(frame: FrameId | null): void;
	/** Shows another branch. Runs no Python. Throws RangeError when there is none. */
	visit(branch: number): void;
	/** Watches an expression in the active frame, from this mark on; stops watching one that is watched already. */
	watch(expression: string): void;
	/**
	 * Call when the file was saved. Repeats the commands with the new text, as far as it goes, and keeps the position.
	 */
	reload(): void;
	/** The same target again from the start; what was done stays as a branch. */
	restart(): void;
	/** The same target in `asyncio.run`, in a fresh Python; what was done stays as a branch. */
	runInLoop(): void;
	/** Back to the choice of a target; what was done stays as a branch. */
	choose(): void;
	/** Look into the variables of a frame, as they are at the newest stage. */
	look(frame: FrameId): void;
	/** Take the problem off the screen. */
	dismiss(): void;
	/** Keeps the session in a file, as a recording that plays with no Python. Gives a sentence when it cannot be written. */
	record(file: string): string | null;
	/** End the interpreters. Idempotent. */
	close(): Promise<void>;
}
