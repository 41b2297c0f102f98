import {expect, test} from 'vitest';
import {caption, detail, frameName} from '../../source/wording/index.ts';
import {fakeSession} from '../ui/helpers/fake-session.ts';

const run = fakeSession({happened: 100}).snapshot().history;

function said(mark: number): string {
	const state = run.stateAt(mark);
	return state.stage === null ? '' : caption(state.stage, state);
}

function row(mark: number): string {
	const state = run.stateAt(mark);
	const {stage} = state;
	return stage === null
		? ''
		: `${stage.kind} ${frameName(state, stage.frame)}: ${detail(stage, id => frameName(state, id))}`;
}

const count = run.length;

test('each stage of a whole run has its sentence', () => {
	expect(Array.from({length: count}, (_, index) => said(index + 1))).toMatchInlineSnapshot(`
		[
		  "A new generator, delegator, is made. It is CREATED: none of its code has run yet.",
		  "my_dele is the generator that delegator() made. None of its code has run yet.",
		  "The client calls next(my_dele): the same as my_dele.send(None). my_dele is the generator that delegator() made.",
		  "delegator starts. It is RUNNING, called by the client. No yield waits for a value yet: the None on top is dropped.",
		  "delegator is about to run line 24: print("[delegator] started")",
		  "The program prints: [delegator] started",
		  "delegator is about to run line 26: delegatee = gen_or_coro('delegatee')",
		  "delegator has a new generator, gen_or_coro. It is CREATED: none of its code has run yet.",
		  "delegator is about to run line 28: y = yield from delegatee",
		  "From now on delegator's yield from hands whatever is sent straight on to gen_or_coro.",
		  "gen_or_coro starts. It is RUNNING, called by delegator. No yield waits for a value yet: the None on top is dropped.",
		  "gen_or_coro is about to run line 14: print("[{}] started".format(name))",
		  "The program prints: [delegatee] started",
		  "gen_or_coro is about to run line 16: x = yield 1",
		  "gen_or_coro yields 1 to delegator. It is SUSPENDED there, without a caller.",
		  "delegator passes 1 on to the client unchanged. It is SUSPENDED as well.",
		  "The client's call ends: ret_1 is 1.",
		  "The client calls my_dele.send(100): 100 is on its way down to delegator.",
		  "100 lies on top of delegator's value stack. delegator does not use it: its yield from hands it on.",
		  "delegator hands 100 straight on to gen_or_coro. No code of delegator runs.",
		  "100 lies on top of gen_or_coro's value stack. x is not 100 yet.",
		  "gen_or_coro takes 100 off the top of its value stack: x is 100 now.",
		  "gen_or_coro is about to run line 17: print("[{}] x = {}".format(name, x))",
		  "The program prints: [delegatee] x = 100",
		  "gen_or_coro is about to run line 19: print("[{}] returned".format(name))",
		  "The program prints: [delegatee] returned",
		  "gen_or_coro is about to run line 20: return 2",
		  "gen_or_coro returns 2 and is over: delegator gets it as StopIteration(2).",
		  "delegator's yield from takes 2 out of StopIteration, at once: no other call is needed.",
		  "delegator takes 2 off the top of its value stack: y is 2 now.",
		  "delegator is about to run line 29: print("[delegator] y =", y)",
		  "The program prints: [delegator] y = 2",
		  "delegator is about to run line 31: print("[delegator] returned")",
		  "The program prints: [delegator] returned",
		  "delegator is about to run line 32: return 3",
		  "delegator returns 3 and is over: the client gets it as StopIteration(3).",
		  "The client's call ends with StopIteration: 3. Nothing is assigned to ret_2.",
		]
	`);
});

test('each stage of a whole run has its row', () => {
	expect(Array.from({length: count}, (_, index) => row(index + 1))).toMatchInlineSnapshot(`
		[
		  "create delegator: CREATED",
		  "result client: <generator delegator>",
		  "call client: ret_1 = next(my_dele)",
		  "push delegator: starts, None on top",
		  "evaluate delegator: print("[delegator] started")",
		  "output delegator: [delegator] started",
		  "evaluate delegator: delegatee = gen_or_coro('delegatee')",
		  "create gen_or_coro: CREATED, first seen in delegator",
		  "evaluate delegator: y = yield from delegatee",
		  "delegate delegator: to <generator gen_or_coro>",
		  "push gen_or_coro: starts, None on top",
		  "evaluate gen_or_coro: print("[{}] started".format(name))",
		  "output gen_or_coro: [delegatee] started",
		  "evaluate gen_or_coro: x = yield 1",
		  "yield gen_or_coro: 1 to delegator",
		  "yield delegator: 1 passed on to client",
		  "result client: 1",
		  "call client: ret_2 = my_dele.send(100)",
		  "push delegator: 100 on top of [<generator gen_or_coro>, 100]",
		  "forward delegator: 100 to gen_or_coro",
		  "push gen_or_coro: 100 on top",
		  "assign gen_or_coro: x = 100",
		  "evaluate gen_or_coro: print("[{}] x = {}".format(name, x))",
		  "output gen_or_coro: [delegatee] x = 100",
		  "evaluate gen_or_coro: print("[{}] returned".format(name))",
		  "output gen_or_coro: [delegatee] returned",
		  "evaluate gen_or_coro: return 2",
		  "return gen_or_coro: 2, as StopIteration(2); frame released",
		  "catch delegator: StopIteration.value = 2",
		  "assign delegator: y = 2",
		  "evaluate delegator: print("[delegator] y =", y)",
		  "output delegator: [delegator] y = 2",
		  "evaluate delegator: print("[delegator] returned")",
		  "output delegator: [delegator] returned",
		  "evaluate delegator: return 3",
		  "return delegator: 3, as StopIteration(3); frame released",
		  "result client: StopIteration: 3",
		]
	`);
});
