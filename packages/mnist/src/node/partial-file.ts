import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { PartialDownload, Validators } from '../sources/download-store.js';
import { toValidators } from '../sources/validators.js';
import { uniqueSuffix } from './unique-suffix.js';

/**
 * A partial download is a file with one line of JSON (this header), followed by the received bytes. During the download, its name
 * contains the process id, so no two processes write to the same file. A process can claim a file whose name contains no process
 * id, or that of a process that no longer exists.
 */
interface PartialHeader extends Validators {
  readonly url: string;
}

/** Runs a write; null if it failed and failures are ignored. */
type Attempt = <Result>(write: () => Promise<Result>) => Promise<Result | null>;

/** Starts a partial download of the file that will be at `path`. */
export function startPartial(
  path: string,
  url: URL,
  validators: Validators,
  attempt: Attempt,
): Promise<PartialDownload | null> {
  return attempt(async () => {
    await mkdir(dirname(path), { recursive: true });
    const owned = `${path}.${uniqueSuffix()}.part`;
    const handle = await open(owned, 'wx');
    const header: PartialHeader = { url: url.href, ...validators };
    await handle.appendFile(`${JSON.stringify(header)}\n`);
    return openPartial(path, owned, handle, validators, new Uint8Array(), attempt);
  });
}

/** Claims the longest unused partial download of `path`, and removes shorter and damaged ones. */
export async function resumePartial(
  path: string,
  url: URL,
  attempt: Attempt,
): Promise<PartialDownload | null> {
  let best: { owned: string; bytes: Uint8Array<ArrayBuffer>; validators: Validators } | null = null;
  for (const name of await unusedPartials(path)) {
    const owned = `${path}.${uniqueSuffix()}.part`;
    // The first process to rename the file claims it.
    const claimed = await rename(join(dirname(path), name), owned).then(
      () => true,
      () => false,
    );
    if (!claimed) continue;
    const found = parse(await readFile(owned).catch(() => Buffer.alloc(0)), url);
    if (found && (!best || found.bytes.length > best.bytes.length)) {
      if (best) await rm(best.owned, { force: true });
      best = { owned, ...found };
    } else {
      await rm(owned, { force: true });
    }
  }
  if (!best) return null;
  const { owned, bytes, validators } = best;
  return attempt(async () => openPartial(path, owned, await open(owned, 'a'), validators, bytes, attempt));
}

function openPartial(
  path: string,
  owned: string,
  handle: FileHandle,
  validators: Validators,
  bytes: Uint8Array<ArrayBuffer>,
  attempt: Attempt,
): PartialDownload {
  // After a failed write, a later one would leave a gap.
  let writable = true;
  return {
    validators,
    bytes,
    async append(chunk) {
      if (writable) writable = (await attempt(() => handle.appendFile(chunk).then(() => true))) === true;
    },
    async release() {
      await handle.close();
      await attempt(() => rename(owned, `${path}.part`));
    },
    async discard() {
      await handle.close();
      await rm(owned, { force: true });
    },
  };
}

async function unusedPartials(path: string): Promise<string[]> {
  const start = `${basename(path)}.`;
  const names = await readdir(dirname(path)).catch(() => []);
  return names.filter((name) => {
    if (!name.startsWith(start)) return false;
    const owner = /^(?:(\d+)-[0-9a-f]+\.)?part$/.exec(name.slice(start.length));
    return owner !== null && (owner[1] === undefined || !isAlive(Number(owner[1])));
  });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return Object(error).code !== 'ESRCH';
  }
}

function parse(file: Buffer, url: URL): { bytes: Uint8Array<ArrayBuffer>; validators: Validators } | null {
  const end = file.indexOf('\n');
  if (end < 0) return null;
  try {
    const header: unknown = JSON.parse(file.toString('utf8', 0, end));
    if (typeof header !== 'object' || header === null || !('url' in header) || header.url !== url.href)
      return null;
    return { bytes: new Uint8Array(file.subarray(end + 1)), validators: toValidators(header) };
  } catch {
    return null;
  }
}
