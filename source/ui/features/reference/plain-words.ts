/** What each kind of stage means, for somebody who hears the words for the first time. */

import type {Stage} from '../../../engine/stage.ts';
import type {CodeKind} from '../../../protocol/index.ts';

const pushed = (stage: Extract<Stage, {kind: 'push'}>): string =>
	stage.exception === undefined
		? 'A frame works on its value stack, a pile of values of which it takes the top one. Here what was sent lies first.'
		: 'An exception is raised in the generator at the yield where it stands, as if that very line had failed.';

const returned = (code: CodeKind | undefined): string =>
	code === 'function' || code === 'module' || code === undefined
		? 'A function gives its value to its caller. Its frame is released: the variables in it are gone.'
		: 'A generator ends with an exception: StopIteration carries what it returned. Released: its frame and its variables are gone.';

/** One or two sentences for a beginner; `code`: what the stage's frame runs. */
export function plainWords(stage: Stage, code: CodeKind | undefined): string {
	switch (stage.kind) {
		case 'call':
			return 'A client is whoever calls next, send, throw or close, and so wakes a generator up, or asks for its next value.';
		case 'refuse':
			return 'CPython looks before it wakes a generator up, and says no to one that runs already, is over, or cannot take a value yet.';
		case 'push':
			return pushed(stage);
		case 'forward':
			return 'A delegator stands at a yield from or an await, and hands on what it is given. The delegatee does the work.';
		case 'assign':
			return 'The value leaves the top of the value stack and is given a name. Only from now on the code can use it by that name.';
		case 'discard':
			return 'Nothing is done with what this yield gives, so the value is popped: taken off the value stack, and forgotten.';
		case 'use':
			return 'The yield stands inside a larger expression. That takes the value off the value stack and goes on with it.';
		case 'evaluate':
			return 'Code runs, a line at a time. A generator runs up to its next yield, then it stops in the middle and keeps everything.';
		case 'create':
			return 'To call a generator function runs none of its code. It makes a generator, with a frame: the place of its variables.';
		case 'drop':
			return 'No variable refers to the generator any more. CPython closes it before it frees it, so that every finally is run.';
		case 'delegate':
			return 'From now on this frame is a delegator: it stands aside. Its delegatee talks with the client in its place.';
		case 'yield':
			return stage.passes
				? 'A delegator is a pipe between delegatee and client: the value goes through it, and it is suspended, too.'
				: 'Suspended: the frame stops here and keeps all that it has. Unlinked: it has no caller until somebody wakes it up again.';
		case 'return':
			return returned(code);
		case 'catch':
			return stage.value === undefined
				? 'An except takes the exception, and the code goes on from there.'
				: 'The delegatee is over. What it returned is the value of the whole yield from or await.';
		case 'raise':
			return 'Nothing here caught the exception, so it goes on to the caller. Released: this frame and its variables are gone.';
		case 'result':
			return 'The client has its answer: what was yielded, or an exception. StopIteration means that there is nothing more to come.';
		case 'spawn':
			if (stage.eager)
				return 'A task runs a coroutine by turns with others. This one takes its first turn where it is made, before its maker goes on.';
			return 'A task runs a coroutine by turns with others. To make one runs nothing yet: the loop gets it into its queue.';
		case 'wake':
			return 'The loop keeps a queue of the tasks that can go on, and runs them one after the other. This one stands in it now.';
		case 'suspend':
			return 'An await came up to the task with nothing to go on with: the task steps aside, and the loop runs what is next in its queue.';
		case 'cancel':
			return 'To cancel is to ask: at its next turn CancelledError is raised in the task where it stands, and it may tidy up, or go on.';
		case 'done':
			return 'The coroutine is over, and so is its task, which keeps the result. Whoever waits for the task gets it.';
		case 'choose':
			return 'asyncio runs ready tasks in the order in which they became ready. A program that is right in each order has no race.';
		case 'output':
			return 'The program printed this, at this moment and no other: it stands in the log where it happened.';
		case 'end':
			return 'The program is over. All that happened is still there: the keys that go back show it.';
		default:
			return stage satisfies never;
	}
}
