/** Stands in for Node's modules in a page: paths can be taken apart, and there is nothing else. */
const folders = (file: string): string[] => file.split('/').slice(0, -1);

const stub = {
	sep: '/',
	delimiter: ':',
	platform: 'browser',
	env: {},
	pid: 0,
	versions: {},
	basename: (file: string): string => file.split('/').at(-1) ?? file,
	dirname: (file: string): string => folders(file).join('/') || (file.startsWith('/') ? '/' : '.'),
	isAbsolute: (file: string): boolean => file.startsWith('/'),
	join: (...parts: string[]): string => parts.join('/'),
	resolve: (...parts: string[]): string => parts.join('/'),
	relative: (_from: string, to: string): string => to,
	realpathSync: (file: string): string => file,
	existsSync: (): boolean => false,
};

/** Each of Node's modules. */
export const nodeStub = {...stub, default: stub, posix: stub};
