/**
 * Why a stage that is true may be missing among ours, or why the moment of it may differ: what the interpreter lets
 * nobody see. All differences that the comparison allows are named here; anything else is a fault.
 */
export const explained = {
	firstSeen:
		'A generator that C code makes (the __iter__ of an iterable, contextlib) is told where it is seen first: no CALL of ' +
		'the program makes it.',
	firstSeenBefore312:
		'Up to 3.11 settrace has no event for a call: a generator is told where it is seen first, unless its instruction shows it.',
	neverRun:
		'gen_close (Objects/genobject.c) only marks a generator that never ran as finished: nothing but its last reference goes.',
	closedUnrun:
		'From 3.13 on gen_close clears a frame that stands at a yield outside of any try without running it. 3.14 runs it where ' +
		'it is instrumented.',
	asendUntouched:
		'Up to 3.12 close() of what asend() gave only marks that as closed (async_gen_asend_close); the async generator learns nothing of it.',
	traceAtWork:
		'Up to 3.11 nothing is traced while a trace function runs, and the snapshot of the locals that it gets may hold the last ' +
		'reference.',
	storedAtOnce:
		'A value that is stored by the instructions right behind the yield is told as assigned, without a use before.',
	refusedUnseen:
		'3.6 has no event for a call that CPython refuses: only the exception is seen, and not where the client goes on with it.',
	noOpcodes:
		'3.6 has no events of instructions: a delegation to what is no generator is seen at its first yield, if there is one.',
	unknownValue:
		'3.12 and 3.13 do not show the value stack between a resumption and the next yield: what an iterator in C returned is unknown.',
} as const;
