import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PartialDownload, Validators } from '../sources/download-store.js';
import { toValidators } from '../sources/validators.js';
import { asBytes } from './as-bytes.js';
import { uniqueSuffix } from './unique-suffix.js';

const LINE_FEED = 10;

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
    const line = new TextEncoder().encode(`${JSON.stringify(header)}\n`);
    await handle.appendFile(line);
    return openPartial(path, { owned, validators, start: line.length, size: 0 }, handle, attempt);
  });
}

/** A partial download of this process. */
interface OwnedFile {
  /** Its path. */
  readonly owned: string;
  readonly validators: Validators;
  /** The length of the header, and of the bytes after it. */
  readonly start: number;
  readonly size: number;
}

/** Claims the longest unused partial download of `path`, and removes shorter and damaged ones. */
export async function resumePartial(
  path: string,
  url: URL,
  attempt: Attempt,
): Promise<PartialDownload | null> {
  let best: OwnedFile | null = null;
  for (const name of await unusedPartials(path)) {
    const owned = `${path}.${uniqueSuffix()}.part`;
    // The first process to rename the file claims it.
    const claimed = await rename(join(dirname(path), name), owned).then(
      () => true,
      () => false,
    );
    if (!claimed) continue;
    const found = await readHeader(owned, url);
    if (found && (!best || found.size > best.size)) {
      if (best) await rm(best.owned, { force: true });
      best = found;
    } else {
      await rm(owned, { force: true });
    }
  }
  if (!best) return null;
  const file = best;
  return attempt(async () => openPartial(path, file, await open(file.owned, 'a'), attempt));
}

function openPartial(
  path: string,
  { owned, validators, start, size }: OwnedFile,
  handle: FileHandle,
  attempt: Attempt,
): PartialDownload {
  // After a failed write, a later one would leave a gap.
  let writable = true;
  return {
    validators,
    size,
    read: async () => asBytes(await readFile(owned)).slice(start),
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
    async moveTo(target) {
      await handle.close();
      const copy = `${target}.${uniqueSuffix()}.tmp`;
      await attempt(async () => {
        await pipeline(createReadStream(owned, { start }), createWriteStream(copy));
        await rename(copy, target);
      }).finally(() => rm(copy, { force: true }));
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

/** The longest header: that of a long address. */
const HEADER_BYTES = 65_536;

/** Reads the header of a partial download; null if it is none of this address. */
async function readHeader(owned: string, url: URL): Promise<OwnedFile | null> {
  const file = await open(owned).catch(() => null);
  try {
    const head = new Uint8Array(HEADER_BYTES);
    const { bytesRead = 0 } = (await file?.read(head, 0, HEADER_BYTES, 0)) ?? {};
    const end = head.subarray(0, bytesRead).indexOf(LINE_FEED);
    if (!file || end < 0) return null;
    const header: unknown = JSON.parse(new TextDecoder().decode(head.subarray(0, end)));
    if (Object(header).url !== url.href) return null;
    const size = (await file.stat()).size - (end + 1);
    return { owned, validators: toValidators(header), start: end + 1, size };
  } catch {
    return null;
  } finally {
    await file?.close();
  }
}
