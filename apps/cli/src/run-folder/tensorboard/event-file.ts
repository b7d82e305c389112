import { appendFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../make-folder.js';
import { RunWriteError } from '../run-folder-errors.js';
import { writeAtomically } from '../write-atomically.js';
import { decodeScalarEvent, encodeFileVersion, encodeScalarEvent, type ScalarEvent } from './scalar-event.js';
import { decodeRecords, encodeRecord } from './tf-record.js';

/** TensorBoard recognizes event files by this part of the name. */
const PREFIX = 'events.out.tfevents.';

/**
 * The path of the event file in a folder, which a resumed run continues, or of a new one. A process that was killed may have
 * left only its temporary file: the new file then gets that name, so that writing it replaces the temporary file.
 */
async function findFile(folder: string, wallTime: number): Promise<string> {
  const there = (await readdir(folder)).find((name) => name.startsWith(PREFIX));
  return join(folder, there?.replace(/\.tmp$/, '') ?? `${PREFIX}${Math.floor(wallTime)}.lenet5`);
}

async function readEvents(path: string): Promise<ScalarEvent[]> {
  try {
    const file = await readFile(path);
    return [...decodeRecords(file)].map(decodeScalarEvent).filter((event) => event !== undefined);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw new RunWriteError(path, cause);
  }
}

/** Encodes scalars as records. */
function encodeAll(events: readonly ScalarEvent[]): Uint8Array {
  return Buffer.concat(events.map((event) => encodeRecord(encodeScalarEvent(event))));
}

/** A TensorBoard event file. A run appends scalars to it; a resumed run continues it. */
export class EventFile {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /**
   * Opens or creates the event file of a folder.
   *
   * @param keep selects the existing scalars to keep. An incomplete record at the end is dropped.
   * @throws RunWriteError
   */
  static async open(folder: string, keep: (event: ScalarEvent) => boolean): Promise<EventFile> {
    await makeFolder(folder);
    const wallTime = Date.now() / 1000;
    const path = await findFile(folder, wallTime);
    const kept = (await readEvents(path)).filter(keep);
    const version = encodeRecord(encodeFileVersion(kept[0]?.wallTime ?? wallTime));
    await writeAtomically(path, Buffer.concat([version, encodeAll(kept)]));
    return new EventFile(path);
  }

  /** Appends scalars, except values that are not finite. Throws {@link RunWriteError}. */
  append(events: readonly ScalarEvent[]): void {
    const finite = events.filter(({ value }) => Number.isFinite(value));
    if (finite.length === 0) return;
    try {
      appendFileSync(this.#path, encodeAll(finite));
    } catch (cause) {
      throw new RunWriteError(this.#path, cause);
    }
  }
}
