const fails = (): never => {
	throw new Error('A state was changed in place.');
};

/** Makes every later change to a value, or to anything that it holds, an error. Gives the value. */
export function deepFreeze<T>(value: T): T {
	if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
	if (value instanceof Map) {
		for (const element of value.values()) deepFreeze(element);
		Object.assign(value, {set: fails, delete: fails, clear: fails});
	}

	Object.freeze(value);
	for (const element of Object.values(value)) deepFreeze(element);
	return value;
}
