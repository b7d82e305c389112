import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeSafetensors } from '@lenet5/core';
import { LENET5 } from '../bundle-cli.js';

/** How `lenet5` is called. */
export interface CallOptions {
  /** Modules of `preload` that are loaded before the command. */
  readonly preload?: readonly ('patched-fs' | 'jumping-clock')[];
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which the process is killed with SIGKILL. */
  readonly killAfter?: number;
}

/** How a call ended. */
export interface Call {
  /** Null if it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls `lenet5` and waits for its end. */
export async function lenet5(
  args: readonly string[],
  { preload = [], env = {}, killAfter }: CallOptions = {},
): Promise<Call> {
  const imports = preload.flatMap((name) => [
    '--import',
    fileURLToPath(new URL(`../../dist/preload/${name}.js`, import.meta.url)),
  ]);
  const child = spawn(process.execPath, [...imports, LENET5, ...args], {
    env: { ...process.env, NO_COLOR: '1', NODE_DISABLE_COMPILE_CACHE: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  const [stdout, stderr] = [textOf(child.stdout), textOf(child.stderr)];
  const [code] = await once(child, 'close');
  clearTimeout(timer);
  return { code, stdout: stdout(), stderr: stderr() };
}

function textOf(stream: ChildProcess['stdout']): () => string {
  let text = '';
  stream?.on('data', (chunk) => {
    text += chunk;
  });
  return () => text;
}

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What a finished run has computed: digests of its model, its history, and the tensors of its last checkpoint. */
export async function fingerprint(folder: string): Promise<string> {
  const weights = await readFile(join(folder, 'model/weights.bin'));
  const history = await readFile(join(folder, 'history.json'));
  const { tensors } = decodeSafetensors(await readFile(join(folder, 'checkpoints/last.safetensors')));
  const checkpoint = tensors.map(({ name, values }) => `${name} ${sha256(bytesOf(values))}`);
  return [sha256(weights), sha256(history), sha256(checkpoint.join())].join(' ');
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
