import { appendFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../make-folder.js';
import { RunWriteError } from '../run-folder-errors.js';
import { writeAtomically } from '../write-atomically.js';
import { decodeScalarEvent, encodeFileVersion, encodeScalarEvent, type ScalarEvent } from './scalar-event.js';
import { decodeRecords, encodeRecord } from './tf-record.js';

/** TensorBoard looks for this in a file's name. */
const PREFIX = 'events.out.tfevents.';

/** The event file of a folder, so that a resumed run goes on in the same one; else a new name. */
async function findFile(folder: string, wallTime: number): Promise<string> {
  const there = (await readdir(folder)).find((name) => name.startsWith(PREFIX) && !name.endsWith('.tmp'));
  return join(folder, there ?? `${PREFIX}${Math.floor(wallTime)}.lenet5`);
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

/** The bytes of many scalars. */
function encodeAll(events: readonly ScalarEvent[]): Uint8Array {
  return Buffer.concat(events.map((event) => encodeRecord(encodeScalarEvent(event))));
}

/** A TensorBoard event file that a run appends scalars to, and that a resumed run goes on with. */
export class EventFile {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /**
   * Opens the event file of a folder, or begins one.
   *
   * @param keep which of the scalars there stay; a torn end never does.
   * @throws RunWriteError where the disk refuses.
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

  /** Appends scalars; one that is not finite is left out. Throws {@link RunWriteError}. */
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
