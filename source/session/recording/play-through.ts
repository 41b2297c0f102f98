/** Plays recordings with nobody at the keyboard. */

import type {Session, Snapshot} from '../contract.ts';
import {createSession} from '../session.ts';
import {commandsOf, drivingOf, newestRun, type RecordedRun, type Recording} from './recording.ts';

/** Opens the newest run of a recording as the app does. */
export function openRecording(recording: Recording, withDemo: boolean): Session {
	return openRuns({...recording, runs: [newestRun(recording)]}, withDemo);
}

/** Opens a recording with all its runs; `playBranches` plays them. */
export function openAllRuns(recording: Recording): Session {
	return openRuns(recording, false);
}

function openRuns(recording: Recording, withDemo: boolean): Session {
	const [first] = recording.runs;
	const {lines, decisions, questions, remark, ending, ...start} = first;
	const driving = drivingOf(first);
	return createSession({
		...start,
		recording,
		...(driving === null ? {} : {driving}),
		...(withDemo ? {demoItems: recording.demoItems} : {}),
	});
}

/** Resolves with the first snapshot in which nothing is on its way. */
export function atRest(session: Session): Promise<Snapshot> {
	return new Promise(resolve => {
		const look = (): void => {
			const snapshot = session.snapshot();
			if (snapshot.phase.kind === 'opening' || snapshot.phase.kind === 'running') return;
			stop();
			resolve(snapshot);
		};
		const stop = session.subscribe(look);
		queueMicrotask(look);
	});
}

/** Plays a run to its end: what is driven in it is driven already. */
export async function playThrough(session: Session, run: RecordedRun): Promise<Snapshot> {
	const commands = commandsOf(run).values();
	for (let before = ''; ; ) {
		const snapshot = await atRest(session);
		const {phase, history} = snapshot;
		session.last();
		const {choices} = snapshot;
		if (choices !== null) {
			const {value: command} = commands.next();
			session.command(command ?? {kind: 'choose', task: choices[0]?.name ?? ''});
		} else if (phase.kind === 'ready') {
			const {value: command} = commands.next();
			if (command === undefined) return session.snapshot();
			session.command(command);
			before = '';
		} else {
			const now = `${phase.kind} ${history.length}`;
			if (phase.kind === 'over' || now === before) return session.snapshot();
			before = now;
			session.finish();
		}
	}
}

/** Plays all runs, each to its end: they become the branches of the session. */
export async function playBranches(session: Session, {runs}: Recording): Promise<Snapshot> {
	for (const [index, run] of runs.entries()) {
		const driving = drivingOf(run);
		if (index > 0) {
			session.choose();
			await atRest(session);
			if (driving?.kind === 'expression') session.drive(driving.expression);
			else if (driving !== null) session.run();
		}
		await playThrough(session, run);
	}
	return session.snapshot();
}
