import {inherits} from '../../protocol/index.ts';
import {releaseDrop} from './drops.ts';
import type {FrameRecord, Of} from './frame-record.ts';
import {passOn} from './pass-on.ts';
import {RULES} from './rules.ts';
import type {StagerState} from './stager-state.ts';
import {standsOnAll} from './standing.ts';

/** An exception comes to what a frame stands on, which is not shown; the frame itself stands still. */
export function handed(state: StagerState, {frame, exception}: Of<'handed'>): void {
	const record = state.frames.get(frame);
	if (record === undefined) return;
	releaseDrop(state, frame);
	const call = state.calls.at(-1);
	// It came to a frame behind that first.
	if (call === undefined || call.outcome !== null || call.path.includes(frame)) return;
	correct(state, record);
	const {path, step} = standsOnAll(state, call.target, record);
	if (step !== record || record.delegation === null) return;
	const running = path.findLastIndex(each => each.running);
	const standing = [...path.slice(running + 1), record];
	call.path = [...(running < 0 ? [] : call.path), ...standing.map(({id}) => id)];
	call.closes = inherits(exception, 'GeneratorExit');
	call.resumed = true;
	for (const {id, delegation} of standing) {
		if (delegation === null) continue;
		const {to, value} = delegation;
		const delegatee = to === null && value !== undefined ? {delegatee: value} : {};
		state.emit(id, {kind: 'forward', to, ...delegatee, exception}, {because: RULES.throwForward});
	}
}

/** What a frame stands on, which is not shown, has yielded after that: its value passes the frame, which stands still. */
export function passed(state: StagerState, {frame, value}: Of<'passed'>): void {
	const record = state.frames.get(frame);
	const call = state.calls.at(-1);
	if (record === undefined || call === undefined) return;
	correct(state, record);
	const place = call.path.indexOf(frame);
	if (place < 0 || call.closes) return;
	const above = call.path.slice(0, place + 1).map(id => state.frames.get(id));
	const known = above.filter(each => each !== undefined);
	const standing = known.slice(known.findLastIndex(({running}) => running) + 1);
	passOn(state, standing, value, {way: 'value', value});
}

/** The frame of the program's that was seen behind what is not shown has ended: what is not shown is left. */
function correct(state: StagerState, record: FrameRecord): void {
	const {delegation} = record;
	if (delegation?.receiver === undefined || delegation.to === null || state.frames.has(delegation.to)) return;
	const {site, receiver} = delegation;
	record.delegation = {site, to: receiver.frame ?? null, value: receiver};
}
