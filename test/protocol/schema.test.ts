import {execFileSync} from 'node:child_process';
import path from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import {capabilityFields, parameterFields, problemFields, targetFields} from '../../source/protocol/about.ts';
import {instructionFields, siteFields} from '../../source/protocol/code.ts';
import type {Fields} from '../../source/protocol/fields.ts';
import {observations, raisedCallFields} from '../../source/protocol/observation.ts';
import {requests} from '../../source/protocol/request.ts';
import {waitFields} from '../../source/protocol/task.ts';
import {valueFields} from '../../source/protocol/value.ts';
import {FREE_EVENTS} from '../../source/session/run/credit.ts';
import {pythonOf} from '../helpers/pythons.ts';
import {root} from '../helpers/terminal.ts';
import {readText, recordedNames, recordedSamples} from '../recordings/store.ts';

const messages: Readonly<Record<string, Fields | readonly Fields[]>> = observations;
const asked: Readonly<Record<string, Fields>> = requests;

/** The fields of the objects inside messages, by the name of the field that they stand in. */
const inner: Readonly<Record<string, Fields>> = {
	capabilities: capabilityFields,
	targets: targetFields,
	parameters: parameterFields,
	sites: siteFields,
	problem: problemFields,
	instructions: {...instructionFields},
	value: valueFields,
	call: raisedCallFields,
	on: waitFields,
};

/** What the app's own process adds to what a program writes past Python's streams. */
const ours = ['around'];

/** The fields in which values stand. */
const valueNames = [
	'value',
	'argument',
	'default',
	'exception',
	'to',
	'stack',
	'callerStack',
	'cause',
	'context',
	'runs',
	'of',
	'what',
];

const namesOf = (event: string): string[] => [messages[event] ?? []].flat().flatMap(Object.keys);
const innerNames = Object.values(inner).flatMap(Object.keys);
const allNames = [...Object.keys(messages).flatMap(namesOf), ...innerNames];

/** What the tracer's source says; see `wire_names.py`. */
interface Names {
	readonly events: Readonly<Record<string, readonly string[]>>;
	readonly free: readonly string[];
	readonly written: readonly string[];
	readonly words: readonly string[];
	readonly requests: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
}

const python = pythonOf('3.13') ?? pythonOf('3.12') ?? pythonOf('3.11');

describe.skipIf(python === undefined)("the names in the tracer's source are those of the schema", () => {
	let names: Names;
	beforeAll(() => {
		const script = path.join(import.meta.dirname, 'wire_names.py');
		const tracer = path.join(root, 'source/tracer');
		names = JSON.parse(execFileSync(python?.file ?? '', [script, tracer], {encoding: 'utf8'})) as Names;
	});

	test('it tells the events of the schema, and no others', () => {
		expect(Object.keys(names.events).sort()).toEqual(Object.keys(messages).sort());
	});

	test('those that take no credit are those that the app counts none for', () => {
		expect(names.free).toEqual([...FREE_EVENTS].sort());
	});

	test('each field that is told with an event is one of that event', () => {
		const unknown = Object.entries(names.events).flatMap(([event, fields]) =>
			fields.filter(field => !namesOf(event).includes(field)).map(field => `${event}.${field}`),
		);
		expect(unknown).toEqual([]);
		// A line that is to be known by a number begins with `keep`; `createDecoder` takes that away.
		expect(names.written.filter(field => ![...allNames, 'event', 'keep'].includes(field))).toEqual([]);
	});

	test('each field of the schema is a word of the tracer', () => {
		expect(allNames.filter(field => ![...names.words, ...ours].includes(field))).toEqual([]);
	});

	test('it answers the requests of the schema, with their fields, and no others', () => {
		const expected = Object.fromEntries(
			Object.entries(asked).map(([op, fields]) => [
				op,
				Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, typeof field === 'function'])),
			]),
		);
		expect(names.requests).toEqual(expected);
	});
});

/** The names in an object of a message that its schema does not have. */
function strangers(object: unknown, fields: readonly string[], place: string): string[] {
	if (Array.isArray(object)) return object.flatMap(each => strangers(each, fields, place));
	if (typeof object !== 'object' || object === null) return [];
	return Object.entries(object).flatMap(([name, content]) => {
		if (!fields.includes(name)) return [`${place}.${name}`];
		if (name === 'locals') return strangers(Object.values(content as object), Object.keys(valueFields), 'locals');
		const key = valueNames.includes(name) ? 'value' : name;
		const more = key === 'instructions' ? ['line'] : [];
		return strangers(content, [...Object.keys(inner[key] ?? {}), ...more], name);
	});
}

test('what each Python was recorded to send has no field that the schema does not have', () => {
	const lines = new Set(
		recordedNames().flatMap(name => recordedSamples(name).flatMap(sample => readText(name, sample).split('\n'))),
	);
	const told = [...lines].filter(line => line.startsWith('{"event":')).map(line => JSON.parse(line) as {event: string});
	expect(told.length).toBeGreaterThan(500);
	const found = told.flatMap(({event, ...fields}) => strangers(fields, namesOf(event), event));
	expect([...new Set(found)]).toEqual([]);
});
