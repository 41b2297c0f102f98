/** A session with two branches, for tests. */

import {type AtSession, atSession} from './at-session.ts';

/** Two branches with a watch: next and send(100); back; send(7). */
export async function twoBranches(python?: string): Promise<AtSession> {
	const live = atSession('samples/delegator.py', {
		expression: 'delegator()',
		...(python === undefined ? {} : {python}),
	});
	await live.rest();
	await driveToBranches(live);
	return live;
}

/** What a person does for that. */
export async function driveToBranches(at: AtSession): Promise<void> {
	const {session} = at;
	session.watch('my_dele');
	for (const command of [{kind: 'next'}, {kind: 'send', expression: '100'}] as const) {
		const id = session.command(command);
		await at.until(({lastTaken, phase}) => lastTaken === id && phase.kind === 'paused');
		session.finish();
		await at.until(({phase}) => phase.kind !== 'running' && phase.kind !== 'paused');
	}
	session.undo();
	await at.until(({branches, phase}) => branches.length === 2 && phase.kind === 'ready');
	session.command({kind: 'send', expression: '7'});
	await at.until(({lastTaken, phase}) => lastTaken === 3 && phase.kind === 'paused');
	session.finish();
	await at.until(({phase}) => phase.kind === 'over' || phase.kind === 'ready');
}
