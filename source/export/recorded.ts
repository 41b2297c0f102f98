import type {Session, Snapshot} from '../session/contract.ts';
import {createSession, drivingOf, newestRun, type Recording} from '../session/index.ts';

/** Opens a recording as the app does. */
export function openRecording(recording: Recording, withDemo: boolean): Session {
	const {lines, decisions, questions, remark, ending, ...start} = newestRun(recording);
	const driving = drivingOf(newestRun(recording));
	return createSession({
		...start,
		recording: {...recording, runs: [newestRun(recording)]},
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

/** Plays a recording to its end, with no demo. */
export async function playThrough(session: Session): Promise<Snapshot> {
	for (let before = ''; ; ) {
		const snapshot = await atRest(session);
		const {phase, history, recordedNext} = snapshot;
		const now = JSON.stringify([phase.kind, history.length, recordedNext]);
		if (phase.kind === 'over' || (phase.kind === 'ready' && recordedNext === null) || now === before) return snapshot;
		before = now;
		session.last();
		if (phase.kind === 'ready') session.playNext();
		else session.finish();
	}
}
