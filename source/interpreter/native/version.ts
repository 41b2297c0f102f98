/** The oldest CPython that the tracer runs on: that of the text this project grew from. */
const oldest = [3, 6] as const;

/**
 * Says in one sentence why a Python is of no use, or undefined where it is. `version` begins with major and minor,
 * `implementation` is `platform.python_implementation()` or `sys.implementation.name`; `wanted`: the version asked for.
 */
export function unusable(name: string, implementation: string, version: string, wanted = ''): string | undefined {
	if (implementation.toLowerCase() !== 'cpython') {
		return `${name} is ${implementation}, but gen-step needs CPython, whose value stacks it reads.`;
	}

	const [major = 0, minor = 0] = version.split('.').map(Number);
	const old = major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
	if (wanted !== '' && !`${version}.`.startsWith(`${wanted}.`))
		return `There is no Python ${wanted}: PATH has ${version}.`;
	return old ? `${name} is Python ${version}, but gen-step needs ${oldest.join('.')} or newer.` : undefined;
}
