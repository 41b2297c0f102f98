import type {Line} from '../input/line-editor.ts';

/** A name of a task that is being typed. Immutable. */
export interface Finding {
	readonly line: Line;
	/** Where it is looked for: among the ready tasks of a choice, or in the pane of tasks. */
	readonly among: 'choices' | 'tasks';
	/** The place in that list that was marked before, to which escape leads back. */
	readonly from: number;
}
