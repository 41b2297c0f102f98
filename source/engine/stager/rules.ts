/** The rules of CPython that a derived stage stands on, each in one sentence. */
export const RULES = {
	startPush:
		'gen_send_ex (Objects/genobject.c) pushes None at a start, too (3.10+); the frame pops it before its first traceable instruction.',
	noStartPush: 'Before CPython 3.10 gen_send_ex pushes nothing on a frame that has not started.',
	unseenStack: 'The value stack cannot be read at this moment on this version.',
	argument: 'The client passed this value; the value stack cannot be read at this moment on this version.',
	operand: 'CPython 3.12 and 3.13 do not show the stack here; the operand was read from the locals.',
	delegatee: 'The delegatee began with this frame as its f_back.',
	throwForward:
		'gen_throw (Objects/genobject.c) hands the exception to the delegatee first; the delegator does not run.',
	throwYield:
		'gen_throw (Objects/genobject.c) gives what the delegatee yields straight to the client; the delegator does not run.',
	replaced:
		'PEP 479: up to 3.11 gen_send_ex (Objects/genobject.c) makes a RuntimeError of it, when the frame has ended.',
	opaque:
		"The delegatee is no generator of the program's: its send() or throw(), or __next__() for None, is called; what it does leaves no trace.",
	elsewhere: 'The exception comes here before it comes to the target of the call: another thread had run that to here.',
	taken: 'The delegatee ended, so its delegator took the value; CPython 3.6 does not show the instruction.',
	settled: 'The frame went on, so the value was taken; the instruction itself was not seen.',
	exhausted: 'A finished generator raises StopIteration at once (gen_send_ex, Objects/genobject.c).',
	closedUnseen:
		'From 3.13 on gen_close (Objects/genobject.c) closes a frame that stands outside of any try without running it.',
	lost: 'No event told of its end: near the recursion limit there is no room for one.',
	unraisable: 'Nobody called, so CPython can only print it (sys.unraisablehook).',
	throughMethod:
		'gen_throw (Objects/genobject.c) calls the method of what the delegator stands on; the delegator does not run.',
	letGo: 'C code lets go of what it held before an instruction shows what it gave; the value was there before.',
	foundTask:
		'It was met at its first step, as what another waits for, or in the queue at the first step of any. Who made it was not seen.',
	goneTask:
		"The task is gone. asyncio lets go of one that is over; how it ended went with it, for nothing of the program's ran in it.",
	stepOfOthers:
		"The coroutine of the task is none of the program's: what its step gave is known by how the task goes on.",
	foundAwake: 'The task runs, so it stood in the queue before. No code of the program was heard of in between.',
	putItem: 'It was the last item in the queue when the task came back into the loop.',
	contextManager:
		'Lib/contextlib.py: __enter__() gives what was yielded, and __exit__() whether the generator took the exception.',
	clientUnseen:
		'The call came back where no event tells of it: in C code, in code that is not shown, or within an instruction.',
	writtenBehind: 'The text came by the file descriptor; its place among the stages is where it arrived.',
} as const;
