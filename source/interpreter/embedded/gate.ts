/** Keeps Python away from JavaScript's objects. */

type Imports = Record<string, Record<string, unknown>>;
type Import = (...values: unknown[]) => unknown;

/** The functions by which Pyodide's C code looks into an object, changes it, or calls it. Its first argument is that object. */
const looks = [
	'JsProxy_GetAttr_js',
	'JsProxy_SetAttr_js',
	'JsProxy_DelAttr_js',
	'JsProxy_Dir_js',
	'JsProxy_subscript_js',
];
const calls = ['JsvFunction_CallBound', 'JsvFunction_Construct', 'JsvFunction_Call_OneArg', 'raw_call_js'];

/** Stands for every object: Python finds no attribute in it, and can set none. */
const nothing: object = Object.freeze(Object.create(null) as object);

function refuse(): never {
	throw new TypeError('JavaScript is out of reach for the embedded Python.');
}

let open: ReadonlySet<unknown> | undefined;

/** From now on Python may look into and call only these. */
export function closeGate(allowed: readonly unknown[]): void {
	open = new Set(allowed);
}

/**
 * Puts the gate into the imports of Pyodide's WebAssembly. The `constructor` of a JavaScript value leads to `Object`
 * and `Function`, and an error leads to the paths of the host. For this reason, objects that a program makes by
 * `pyodide.ffi`, or catches, have no attributes.
 */
export function addGate(imports: Imports): void {
	for (const functions of Object.values(imports)) {
		for (const name of [...looks, ...calls]) {
			const original = functions[name] as Import | undefined;
			if (original === undefined) continue;
			const standIn = looks.includes(name) ? nothing : refuse;
			const gated: Import = (object, ...others) =>
				original(open === undefined || open.has(object) ? object : standIn, ...others);
			// Its signature, which Emscripten notes there.
			functions[name] = Object.assign(gated, original);
		}
	}
}

/** Takes from functions and their object all that the realm of JavaScript gave them. They can still be called. */
export function isolate<T extends object>(object: T): T {
	for (const value of Object.values(object)) Object.freeze(Object.setPrototypeOf(value, null));
	return Object.freeze(Object.setPrototypeOf(object, null) as T);
}
