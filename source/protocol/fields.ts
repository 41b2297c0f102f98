/**
 * What the schema of the wire is written in. From one table of fields come the type of a message, here, and the checks that
 * `decode.ts` makes.
 */

/** Tells whether something that came over the wire is of a type. */
export type Check<T> = (value: unknown) => value is T;

/** A field that may be absent. */
export interface Optional<T> {
	readonly optional: Check<T>;
}

/** The fields of an object, by their names. Others may stand beside them: a tracer may tell more than we know how to use. */
export type Fields = Readonly<Record<string, Check<unknown> | Optional<unknown>>>;

/** The type of the values that pass a check. */
export type Checked<C> = C extends Check<infer T> ? T : C extends Optional<infer T> ? T : never;

/** The type of an object with these fields. */
export type Message<F> = F extends Fields
	? {readonly [K in keyof F as F[K] extends Optional<unknown> ? never : K]: Checked<F[K]>} & {
			readonly [K in keyof F as F[K] extends Optional<unknown> ? K : never]?: Checked<F[K]>;
		}
	: never;

export const isText: Check<string> = value => typeof value === 'string';
export const isWhole: Check<number> = (value): value is number => Number.isSafeInteger(value);
export const isNumber: Check<number> = value => typeof value === 'number';
export const isTruth: Check<boolean> = value => typeof value === 'boolean';

/** Whether something is an object of JSON. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export const isNull: Check<null> = value => value === null;

export function optional<T>(check: Check<T>): Optional<T> {
	return {optional: check};
}

export function orNull<T>(check: Check<T>): Check<T | null> {
	return (value): value is T | null => value === null || check(value);
}

export function oneOf<const T extends string>(...words: readonly T[]): Check<T> {
	return (value): value is T => words.some(word => word === value);
}

export function listOf<T>(check: Check<T>): Check<readonly T[]> {
	return (value): value is readonly T[] => Array.isArray(value) && value.every(check);
}

export function mapOf<T>(check: Check<T>): Check<Readonly<Record<string, T>>> {
	return (value): value is Readonly<Record<string, T>> => isObject(value) && Object.values(value).every(check);
}

export function objectOf<const F extends Fields>(fields: F): Check<Message<F>> {
	const wrong = wrongField(fields);
	return (value): value is Message<F> => isObject(value) && wrong(value) === undefined;
}

/** An object of one of several kinds: its `tag` names one, whose fields it has, and `common` ones. */
export function oneOfKinds<
	const Tag extends string,
	const T extends Readonly<Record<string, Fields>>,
	const C extends Fields,
>(
	tag: Tag,
	table: T,
	common: C,
): Check<{[K in keyof T]: {readonly [name in Tag]: K} & Message<T[K]> & Message<C>}[keyof T]> {
	type Any = {[K in keyof T]: {readonly [name in Tag]: K} & Message<T[K]> & Message<C>}[keyof T];
	const checks = new Map(Object.entries(table).map(([kind, fields]) => [kind, wrongField({...common, ...fields})]));
	return (value): value is Any => {
		const wrong = isObject(value) ? checks.get(String(value[tag])) : undefined;
		return wrong !== undefined && wrong(value as Readonly<Record<string, unknown>>) === undefined;
	};
}

/** Gives a function that finds the first field of an object that is missing or of the wrong type. */
export function wrongField(fields: Fields): (object: Readonly<Record<string, unknown>>) => string | undefined {
	const entries = Object.entries(fields);
	return object => {
		for (const [name, field] of entries) {
			const value = object[name];
			if (typeof field === 'function' ? !field(value) : value !== undefined && !field.optional(value)) return name;
		}
		return undefined;
	};
}
