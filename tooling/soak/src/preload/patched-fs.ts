// Loaded before a program (node --import): patches the functions of node:fs that write, for the paths below a folder.
//
// LENET5_SOAK_FOLDER  the folder
// LENET5_SOAK_TRACE   a file to which each operation is appended as a line of JSON
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join, relative, resolve } from 'node:path';

/** An operation of a trace. Paths are relative to the folder. */
export type Operation =
  | { readonly op: 'create'; readonly path: string; readonly truncates: boolean }
  | { readonly op: 'write'; readonly path: string; readonly data: string }
  | { readonly op: 'sync' | 'remove' | 'mkdir'; readonly path: string }
  | { readonly op: 'rename' | 'link'; readonly path: string; readonly to: string };

/** The error of an operation and, if it `lasts`, of all that follow. Removing never fails. */
export interface Fault {
  /** The number of the operation, from 0. */
  readonly at: number;
  readonly code: 'ENOSPC' | 'EACCES' | 'EIO';
  readonly lasts: boolean;
}

const { LENET5_SOAK_FOLDER = '', LENET5_SOAK_TRACE } = process.env;
const folder = resolve(LENET5_SOAK_FOLDER);
const appendToTrace = fs.appendFileSync;
const writeFile = fs.writeSync;
const paths = new Map<number, string>();
let fault: Fault | undefined;
let count = 0;

/** Sets the error of the operations that follow, which are counted anew from 0; none without one. */
export function setFault(value: Fault | undefined): void {
  fault = value;
  count = 0;
}

type Any = (...args: readonly unknown[]) => unknown;
type Describe = (args: readonly unknown[]) => Operation[];

/** The path below the folder of a path or an open file; undefined for others. */
function below(path: unknown): string | undefined {
  if (typeof path === 'number') return paths.get(path);
  if (typeof path !== 'string' && !(path instanceof URL)) return undefined;
  const name = relative(folder, resolve(String(path)));
  return name.startsWith('..') ? undefined : join('.', name);
}

function error(code: string, { op, path }: Operation): Error {
  return Object.assign(new Error(`${code}: injected, ${op} '${path}'`), {
    code,
    errno: -1,
    syscall: op,
    path,
  });
}

/** Throws the error of the fault if this operation has it. A write on a full disk writes half of the data first. */
function failIfDue(operations: readonly Operation[], half: () => void): void {
  for (const operation of operations) {
    const number = count++;
    if (!fault || operation.op === 'remove') continue;
    if (number !== fault.at && !(fault.lasts && number > fault.at)) continue;
    if (operation.op === 'write' && fault.code === 'ENOSPC') half();
    throw error(fault.code, operation);
  }
}

function record(operations: readonly Operation[]): void {
  if (LENET5_SOAK_TRACE === undefined) return;
  for (const operation of operations) appendToTrace(LENET5_SOAK_TRACE, `${JSON.stringify(operation)}\n`);
}

function bytesOf(data: unknown): Buffer {
  return typeof data === 'string' ? Buffer.from(data) : Buffer.from(data as Uint8Array);
}

function writeOf(path: string, data: unknown): Operation {
  return { op: 'write', path, data: bytesOf(data).toString('base64') };
}

function createOf(path: string, flags: unknown): Operation[] {
  const text = String(flags ?? 'r');
  return /[wa]/.test(text) ? [{ op: 'create', path, truncates: text.includes('w') }] : [];
}

const flagOf = (options: unknown, usual: string): unknown =>
  typeof options === 'object' && options !== null && 'flag' in options ? options.flag : usual;

/** What writing a whole file, or appending to it, does. */
function fileOf([path, data, options]: readonly unknown[], usual: string): Operation[] {
  const name = below(path);
  if (name === undefined) return [];
  const create = typeof path === 'number' ? [] : createOf(name, flagOf(options, usual));
  return [...create, writeOf(name, data)];
}

const one =
  (op: 'sync' | 'remove' | 'mkdir'): Describe =>
  ([path]) => {
    const name = below(path);
    return name === undefined ? [] : [{ op, path: name }];
  };

const two =
  (op: 'rename' | 'link'): Describe =>
  ([from, to]) => {
    const [path, target] = [below(from), below(to)];
    return path === undefined || target === undefined ? [] : [{ op, path, to: target }];
  };

const whole: Describe = (args) => fileOf(args, 'w');
const append: Describe = (args) => fileOf(args, 'a');
const open: Describe = ([path, flags]) => {
  const name = below(path);
  return name === undefined ? [] : createOf(name, flags);
};

/** Writes half of the data of a call of writeFile() or appendFile(). */
function halfOf([path, data, options]: readonly unknown[], usual: string): void {
  const bytes = bytesOf(data);
  const half = bytes.subarray(0, bytes.length >> 1);
  if (typeof path === 'number') writeFile(path, half);
  else
    callInside(() => originals.writeFileSync(String(path), half, { flag: String(flagOf(options, usual)) }));
}

let isInside = false;

function callInside<T>(call: () => T): T {
  isInside = true;
  try {
    return call();
  } finally {
    isInside = false;
  }
}

const originals = { writeFileSync: fs.writeFileSync };

function patchSync(name: keyof typeof fs, describe: Describe): void {
  const original = fs[name] as Any;
  const usual = name === 'appendFileSync' ? 'a' : 'w';
  const patched: Any = (...args) => {
    // Some functions of Node call others of these.
    if (isInside) return original(...args);
    const operations = describe(args);
    failIfDue(operations, () => halfOf(args, usual));
    const result = callInside(() => original(...args));
    if (name === 'openSync' && typeof result === 'number') remember(result, args[0]);
    record(operations);
    return result;
  };
  Object.assign(fs, { [name]: patched });
}

function remember(descriptor: number, path: unknown): void {
  const name = below(path);
  if (name === undefined) paths.delete(descriptor);
  else paths.set(descriptor, name);
}

function patchPromise(name: string, describe: Describe): void {
  const original: Any = Reflect.get(fs.promises, name);
  const patched: Any = async (...args) => {
    const operations = describe(args);
    failIfDue(operations, () => halfOf(args, 'w'));
    const result = await original(...args);
    if (name === 'open') remember((result as fs.promises.FileHandle).fd, args[0]);
    record(operations);
    return result;
  };
  Reflect.set(fs.promises, name, patched);
}

/** Patches the methods of open files. They know their descriptor. */
async function patchHandles(): Promise<void> {
  const handle = await fs.promises.open(process.execPath, 'r');
  const methods: Record<string, Any> = Object.getPrototypeOf(handle);
  await handle.close();
  for (const name of ['write', 'writeFile', 'appendFile', 'sync', 'datasync']) {
    const original = methods[name] as Any;
    methods[name] = async function patched(this: fs.promises.FileHandle, ...args: readonly unknown[]) {
      const path = paths.get(this.fd);
      const isSync = name === 'sync' || name === 'datasync';
      const operations: Operation[] =
        path === undefined ? [] : [isSync ? { op: 'sync', path } : writeOf(path, args[0])];
      failIfDue(operations, () => halfOf([this.fd, args[0]], 'w'));
      const result = await original.apply(this, [...args]);
      record(operations);
      return result;
    };
  }
}

/** `fs.fsync()` with a callback. */
function patchSyncCallback(): void {
  const original = fs.fsync;
  const patched = (descriptor: number, callback: fs.NoParamCallback): void => {
    const operations = one('sync')([descriptor]);
    try {
      failIfDue(operations, () => undefined);
    } catch (cause) {
      process.nextTick(callback, cause);
      return;
    }
    original(descriptor, (cause) => {
      if (!cause) record(operations);
      callback(cause);
    });
  };
  Object.assign(fs, { fsync: patched });
}

await patchHandles();
patchSyncCallback();
patchSync('openSync', ([path, flags]) => open([path, flags]));
patchSync('writeFileSync', whole);
patchSync('appendFileSync', append);
patchSync('fsyncSync', one('sync'));
patchSync('renameSync', two('rename'));
patchSync('linkSync', two('link'));
patchSync('rmSync', one('remove'));
patchSync('unlinkSync', one('remove'));
patchSync('mkdirSync', one('mkdir'));
patchPromise('open', open);
patchPromise('writeFile', whole);
patchPromise('appendFile', append);
patchPromise('rename', two('rename'));
patchPromise('link', two('link'));
patchPromise('rm', one('remove'));
patchPromise('rmdir', one('remove'));
patchPromise('unlink', one('remove'));
patchPromise('mkdir', one('mkdir'));
syncBuiltinESMExports();
