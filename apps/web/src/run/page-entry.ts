import type { EpochEvent } from '@lenet5/trainer';
import type { CurvePoint } from './run.js';

/** What the page adds to a checkpoint file. */
export interface PageEntry {
  /** As parameters of an address. */
  readonly settings: Record<string, string>;
  readonly epochs: EpochEvent[];
  readonly points: CurvePoint[];
}

/** Parses the entry; undefined if it is missing or the page did not write it. */
export function parsePageEntry(json: string | undefined): PageEntry | undefined {
  if (json === undefined) return undefined;
  try {
    const entry: unknown = JSON.parse(json);
    return isPageEntry(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isPageEntry(value: unknown): value is PageEntry {
  return (
    isRecord(value) &&
    isRecord(value.settings) &&
    haveNumbers(value.epochs, 'epoch', 'loss', 'accuracy') &&
    haveNumbers(value.points, 'epoch', 'loss', 'accuracy')
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Whether a value is an array of objects that have finite numbers under these names. */
const haveNumbers = (value: unknown, ...names: readonly string[]): boolean =>
  Array.isArray(value) &&
  value.every((item) => isRecord(item) && names.every((name) => Number.isFinite(item[name])));
