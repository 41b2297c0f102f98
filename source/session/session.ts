/** The session: takes commands, and makes a snapshot after each change. */

import type {FrameId} from '../protocol/index.ts';
import {loopOptions} from '../protocol/loop-options.ts';
import {Announcer} from './announcer.ts';
import {CommandQueue, type NumberedCommand} from './command-queue.ts';
import type {Jump, Session, Snapshot} from './contract.ts';
import {createSnapshot} from './create-snapshot.ts';
import type {DemoItem} from './demo/demo-item.ts';
import {DemoPlayer} from './demo/demo-player.ts';
import {playItem} from './demo/play-item.ts';
import {type Driving, isSameDriving} from './driving.ts';
import {jump, jumpToTurn} from './jump.ts';
import {loopExpression} from './loop-expression.ts';
import type {PersonCommand} from './person-command.ts';
import {Playhead, type PlayheadSource, type Sought} from './playhead.ts';
import {createPlayheadSource} from './playhead-source.ts';
import {Continuation} from './recording/continuation.ts';
import {recordingBytes} from './recording/write-recording.ts';
import type {RerunEvent} from './replay/rerun.ts';
import {Interruption} from './run/interruption.ts';
import type {Run} from './run/run.ts';
import {Runs} from './runs.ts';
import type {SessionOptions} from './session-options.ts';
import {StageFolding} from './stage-folding.ts';
import {FirstGoal} from './until/first-goal.ts';
import {goToGoal} from './until/go-to-goal.ts';
import type {Goal} from './until/goal.ts';
import {WatchList} from './watch-list.ts';
import {writeWholeFile} from './whole-file.ts';

/** Starts a session, and with it a Python. */
export function createSession(options: SessionOptions): Session {
	return new PersonSession(options);
}

/** On to where a ready task is to be chosen: no stage is looked for, and the program stands still there. */
const toTheChoice: Sought = {test: {fits: () => false, kinds: new Set(), events: []}, missed: () => null};

/** Owns all parts of a session. The other classes get what they need as arguments, and answer by events. */
class PersonSession implements Session {
	readonly #options: SessionOptions;
	readonly #announcer = new Announcer();
	readonly #runs: Runs;
	readonly #playheadSource: PlayheadSource;
	readonly #playhead: Playhead;
	readonly #commands = new CommandQueue(() => {
		this.#changedAt = null;
	});
	readonly #folding = new StageFolding();
	readonly #interruption = new Interruption();
	readonly #demo: DemoPlayer;
	readonly #continuation: Continuation | null;
	readonly #firstGoal: FirstGoal;
	readonly #watches = new WatchList();
	/** The first mark at which the file, saved again, made a difference. */
	#changedAt: number | null = null;
	#snapshot: Snapshot | null = null;

	constructor(options: SessionOptions) {
		this.#options = options;
		this.#demo = new DemoPlayer(options.demoItems ?? []);
		const {recording} = options;
		this.#continuation = recording === undefined ? null : new Continuation(recording);
		this.#runs = new Runs(options, this.#watches, {
			changed: run => this.#runChanged(run),
			rerunEnded: event => this.#rerunEnded(event),
		});
		this.#playheadSource = createPlayheadSource(this.#runs, this.#folding, () => this.#changed());
		this.#playhead = new Playhead(this.#playheadSource);
		this.#firstGoal = new FirstGoal(options.until, {
			branches: this.#runs.branches,
			playhead: this.#playhead,
			demo: this.#demo,
			continuation: this.#continuation,
			give: command => this.command(command),
		});
	}

	snapshot(): Snapshot {
		this.#snapshot ??= createSnapshot({
			file: this.#options.program.file,
			loop: loopOptions(this.#options),
			changedAt: this.#changedAt,
			branches: this.#runs.branches,
			commands: this.#commands,
			demo: this.#demo,
			cursor: this.#playhead.cursor,
			watched: this.#watches.expressions,
			fold: this.#folding.fold,
			shown: this.#folding.stagesOf(this.#run),
			busy: this.#runs.rerun.active || this.#playhead.isLooking,
			recordedNext: this.#recordedNext(),
		});
		return this.#snapshot;
	}

	subscribe(listener: () => void): () => void {
		return this.#announcer.subscribe(listener);
	}

	run(): void {
		this.#begin({kind: 'script'});
	}

	drive(expression: string): void {
		this.#begin({kind: 'expression', expression});
	}

	command(command: PersonCommand): number {
		const numbered = this.#commands.number(command);
		this.#accept(numbered);
		return numbered.id;
	}

	playNext(): DemoItem | null {
		if (this.#commands.waiting.length > 0 || this.#runs.rerun.active) return null;
		const midway = this.#run.status === 'program' || this.#playhead.cursor < this.#run.log.length;
		const {choices} = this.#run;
		const item = this.#demo.take(midway, choices !== null);
		const recorded = this.#recordedNext();
		if (item !== null) this.#play(item);
		else if (recorded === null && choices !== null) this.#run.chooseFirst();
		else if (recorded !== null) this.command(recorded);
		else if (this.#demo.choosesNext) this.#move(() => this.#playhead.seekStage(toTheChoice));
		else this.forward();
		return item;
	}

	forward(): void {
		this.#move(() => this.#step(1));
	}

	back(): void {
		this.#run.problem = null;
		this.#playhead.back();
		this.#changed();
	}

	finish(): void {
		this.#move(() => this.#playhead.finish());
	}

	first(): void {
		this.seek(0);
	}

	last(): void {
		this.#move(() => this.#playhead.last());
	}

	seek(mark: number): void {
		this.#move(() => this.#playhead.seek(mark));
	}

	jump(by: Jump, direction: 1 | -1): void {
		this.#move(() => jump(this.#playhead, this.#playheadSource, by, direction));
	}

	turn(lane: FrameId): void {
		this.#move(() => jumpToTurn(this.#playhead, this.#playheadSource, lane));
	}

	less(on: boolean): void {
		this.#folding.less(on);
		this.#changed();
	}

	followFrame(frame: FrameId | null): void {
		this.#folding.follow(frame, this.#run);
		this.#changed();
	}

	until(goal: Goal): string | null {
		let refusal: string | null = null;
		this.#move(() => {
			refusal = goToGoal(goal, this.#runs.branches, this.#playhead);
		});
		return refusal;
	}

	undo(): void {
		this.#undo(1);
	}

	visit(branch: number): void {
		this.#runs.branches.visit(branch);
		this.#folding.runChanged(this.#run);
		this.last();
	}

	watch(expression: string): void {
		this.#watches.toggle(expression);
		this.#evaluateWatches();
	}

	reload(): void {
		const {driving} = this.#run;
		const problem = this.#runs.rereadProgram();
		if (problem !== null) this.#run.problem = problem;
		else if (driving === null) this.choose();
		else this.#runs.reload(driving, this.#playhead.cursor);
		this.#changed();
	}

	interrupt(): void {
		this.#commands.clear();
		this.#playhead.dropSought();
		this.#runs.rerun.clearDeferred();
		const run = this.#runs.rerun.giveUp() ?? this.#run;
		this.#changed();
		if (!run.isRunning) return;
		this.#playhead.forgetAim();
		this.#interruption.start(run);
	}

	restart(): void {
		this.#startOver(this.#run.driving);
	}

	runInLoop(): void {
		const {driving, facts} = this.#run;
		const isGenerator = facts.drivenType === 'async_generator';
		const expression = driving?.kind === 'expression' ? loopExpression(driving.expression, isGenerator) : null;
		if (expression !== null) this.#startOver({kind: 'expression', expression});
	}

	choose(): void {
		this.#startOver(null);
	}

	look(frame: FrameId): void {
		if (this.#runs.isAlive && this.#playhead.cursor === this.#run.log.length) this.#run.look(frame);
		this.#changed();
	}

	dismiss(): void {
		this.#move(() => {});
	}

	async close(): Promise<void> {
		this.#interruption.cancel();
		this.#announcer.close();
		await this.#runs.stop();
	}

	record(file: string): string | null {
		const transcripts = this.#runs.branches.all.map(({transcript}) => transcript);
		return writeWholeFile(file, recordingBytes(transcripts, this.#options.demoItems ?? []));
	}

	get #run(): Run {
		return this.#runs.current;
	}

	/** The next command of the recording at this point. */
	#recordedNext(): PersonCommand | null {
		const run = this.#run;
		const waits =
			(run.status === 'ready' || run.choices !== null) && this.#runs.isAlive && this.#commands.waiting.length === 0;
		if (this.#continuation === null || !waits || this.#playhead.cursor < run.log.length) return null;
		const next = this.#continuation.next(run.driving, run.given);
		return (next?.kind === 'choose') === (run.choices !== null) ? next : null;
	}

	/** Clears the last problem, and does what the person asked for. */
	#move(act: () => void): void {
		this.#run.problem = null;
		this.#playhead.dropSought();
		act();
		this.#changed();
	}

	#play(item: DemoItem): void {
		const session = this;
		this.#move(() =>
			playItem(item, {
				get run() {
					return session.#run;
				},
				playhead: this.#playhead,
				folding: this.#folding,
				command: command => this.command(command),
				step: count => this.#step(count),
				until: goal => goToGoal(goal, this.#runs.branches, this.#playhead),
				watch: (expression, on) => {
					this.#watches.set(expression, on);
					this.#evaluateWatches();
				},
			}),
		);
	}

	#evaluateWatches(): void {
		if (this.#runs.isAlive) this.#watches.evaluate(this.#run);
		this.#changed();
	}

	/** Goes on by `count` of the stages that are shown. */
	#step(count: number): void {
		this.#playhead.step(count, run => this.#folding.missed(run));
	}

	/** Takes a command for the newest run. On an older branch, repeats that branch first. */
	#accept(command: NumberedCommand): void {
		const again = (): void => this.#accept(command);
		if (this.#runs.rerun.defer(again)) return;
		const run = this.#run;
		if (!this.#runs.isAlive) {
			this.#runs.branchOff(run.given);
			this.#runs.rerun.defer(again);
		} else {
			run.problem = null;
			this.#playhead.dropSought();
			this.#playhead.seek(run.log.length);
			// A script has a client of its own.
			const isDriven =
				run.driving?.kind === 'expression' || run.status === 'ready' || command.command.kind === 'choose';
			if (isDriven && run.status !== 'over') this.#commands.add(command, run, this.#playhead);
		}
		this.#changed();
	}

	#rerunEnded(event: RerunEvent): void {
		const {run} = event;
		this.#playhead.dropSought();
		this.#folding.runChanged(run);
		switch (event.kind) {
			case 'branch':
				this.#runs.branches.add(run);
				this.#playhead.seek(run.log.length);
				return;
			case 'reload':
				this.#runs.branches.replace(run);
				this.#playhead.seek(event.mark);
				this.#changedAt = event.changedAt;
				return;
			case 'kept':
				run.problem = event.problem;
				return;
			default:
				event satisfies never;
		}
	}

	#undo(count: number): void {
		const {given, driving} = this.#run;
		if (driving === null || this.#runs.rerun.deferUndo(count, all => this.#undo(all))) return;
		let left = count;
		while (left > 0 && this.#commands.removeLast()) left -= 1;
		if (left > 0 && given.length > 0) this.#runs.branchOff(given.slice(0, -left));
		this.#changed();
	}

	#startOver(driving: Driving | null): void {
		if (!isSameDriving(driving, this.#run.driving)) this.#folding.follow(null, this.#run);
		this.#interruption.cancel();
		this.#changedAt = null;
		this.#demo.rewind();
		this.#commands.clear();
		this.#runs.startOver(driving);
		this.#playhead.stopFollowing();
		this.#playhead.cursor = 0;
		this.#changed();
	}

	#begin(driving: Driving): void {
		const run = this.#run;
		const {status} = run;
		const waits = status === 'open' || (status === 'opening' && run.driving === null);
		if (waits) run.driving = driving;
		if (status === 'open') this.#drive(run, driving);
		else if (!waits) this.#startOver(driving);
		this.#changed();
	}

	#drive(run: Run, driving: Driving): void {
		if (run === this.#run) this.#playhead.follow('newest');
		if (driving.kind === 'expression') {
			run.drive(driving.expression);
			return;
		}
		run.script();
		this.#firstGoal.go(run);
	}

	#runChanged(run: Run): void {
		if (this.#runs.rerun.advance(run)) {
			this.#changed();
			return;
		}
		// It starts as well while an older branch is on show.
		if (run.status === 'open' && run.driving !== null && run === this.#runs.branches.newest)
			this.#drive(run, run.driving);
		if (run === this.#run && this.#runs.isAlive) {
			this.#playhead.runChanged();
			this.#commands.runChanged(run, this.#playhead);
			if (run.status === 'ready') this.#firstGoal.go(run);
			this.#watches.evaluate(run);
		}
		this.#changed();
	}

	#changed(): void {
		this.#snapshot = null;
		this.#announcer.announce();
	}
}
