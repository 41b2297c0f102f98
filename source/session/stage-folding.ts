import {type Fold, isFolded, unfolded} from '../engine/fold.ts';
import {allStages, FoldedStages, type ShownStages} from '../engine/shown-stages.ts';
import type {Stage} from '../engine/stage.ts';
import {kindOf} from '../engine/stage-kinds.ts';
import type {FrameId} from '../protocol/index.ts';
import {frameName} from '../wording/frame-name.ts';
import {frameByName} from './frame-by-name.ts';
import type {Run} from './run/run.ts';

/** What a person folds. It holds for the run on show, for its reruns and for a fresh start. */
export class StageFolding {
	fold: Fold = unfolded;
	/** What the followed frame is called. */
	#name: string | null = null;
	/** The stages shown of a run, for this fold. */
	#shown: {readonly run: Run; readonly fold: Fold; readonly stages: ShownStages} | null = null;

	get isOn(): boolean {
		return this.fold.less || this.fold.only !== null;
	}

	less(on: boolean): void {
		this.fold = {...this.fold, less: on};
	}

	/** Shows the stages of one frame only; null: those of all. */
	follow(only: FrameId | null, {log}: Run): void {
		this.fold = {...this.fold, only};
		this.#name = only === null ? null : frameName(log, only);
	}

	/** Another run is on show: the frame may have another number there. */
	runChanged({log}: Run): void {
		const {only} = this.fold;
		if (only === null || this.#name === null || log.length === 0) return;
		this.fold = {...this.fold, only: frameByName(log, this.#name) ?? only};
	}

	/** The stages of a run that are not folded. */
	stagesOf(run: Run): ShownStages {
		const {fold} = this;
		if (this.#shown?.run !== run || this.#shown.fold !== fold) {
			const stages = this.isOn ? new FoldedStages(run.log, fold) : allStages(run.log);
			this.#shown = {run, fold, stages};
		}
		return this.#shown.stages;
	}

	/** Whether a stage of a run is shown. */
	shows(stage: Stage, {log}: Run): boolean {
		return !isFolded(this.fold, kindOf(stage), stage.frame, log.names.codeOf(stage.frame));
	}

	/** Says in a sentence that a run stands still before a stage that is shown; null where nothing is folded, or the run can go on. */
	missed({status, message}: Run): string | null {
		if (!this.isOn || status === 'program') return null;
		const missing = this.#name === null ? 'All the rest is folded' : `${this.#name} has no stage any more`;
		return `${missing}: ${status === 'ready' ? "it is the client's turn." : message || 'the program is over.'}`;
	}
}
