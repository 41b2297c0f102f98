/**
 * The ways in which tests are run: as python runs them; under callbacks that do nothing; traced with nothing told, as for
 * `--report output`; traced with values, as for `--report log`; and that with `--all-frames`.
 */
export const ways = ['plain', 'noop', 'output', 'log', 'all'] as const;

export type Way = (typeof ways)[number];

/** Those that our tracer takes part in. */
export type Traced = Exclude<Way, 'plain' | 'noop'>;

/** Whether our tracer takes part. */
export function isTraced(way: Way): way is Traced {
	return way !== 'plain' && way !== 'noop';
}

/** Whether every line, yield, resumption and value is told. */
export function isTold(way: Way): boolean {
	return way === 'log' || way === 'all';
}
