/** What is driven: the file as a script, or the generator that an expression makes. */
export type Driving = {readonly kind: 'script'} | {readonly kind: 'expression'; readonly expression: string};

/** Whether both are the same. Compares without Node, because a page has none. */
export function isSameDriving(one: Driving | null, other: Driving | null): boolean {
	if (one?.kind !== 'expression' || other?.kind !== 'expression') return one?.kind === other?.kind;
	return one.expression === other.expression;
}
