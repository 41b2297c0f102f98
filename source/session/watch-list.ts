/** The expressions that a person watches, in every run of the session. */

import type {Run} from './run/run.ts';

export class WatchList {
	expressions: readonly string[] = [];

	/** Watches an expression, or ends that. */
	set(expression: string, on: boolean): void {
		const others = this.expressions.filter(each => each !== expression);
		this.expressions = on ? [...others, expression] : others;
	}

	/** Watches an expression; ends that if it is watched already. */
	toggle(expression: string): void {
		this.set(expression, !this.expressions.includes(expression));
	}

	/** Asks a run for what the expressions give. Those that its Python cannot compile leave the list. */
	evaluate(run: Run): void {
		this.expressions = this.expressions.filter(expression => !run.rejectedWatches.includes(expression));
		run.rejectedWatches = [];
		run.evaluateWatches(this.expressions);
	}
}
