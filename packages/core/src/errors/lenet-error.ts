/** What a {@link LenetError} reports. The message is `PROBLEM (FOUND) — REMEDY`. */
export interface ErrorReport {
  /** What is wrong, naming the thing: `batchSize is out of range`. */
  readonly problem: string;
  /** The value that was found, as text; see `formatValue()`. */
  readonly found?: string | undefined;
  /** What to do, in the imperative: `use an integer from 1 to 65536`. */
  readonly remedy: string;
  /** The error that led to this one. */
  readonly cause?: unknown;
}

/**
 * Formats a report in one line: `PROBLEM (FOUND) — REMEDY`. Line breaks, as in file names, become spaces.
 *
 * @example
 * ```ts
 * import { formatReport } from '@lenet5/core';
 *
 * const report = { problem: 'epochs is invalid', found: '0', remedy: 'use an integer of at least 1' };
 * console.log(formatReport(report)); // epochs is invalid (0) — use an integer of at least 1
 * ```
 */
export function formatReport({ problem, found, remedy }: ErrorReport): string {
  const value = found === undefined ? '' : ` (${found})`;
  return `${problem}${value} — ${remedy}`.replace(/\s*[\r\n]\s*/g, ' ');
}

/** Code of the base class itself. */
const ANY_ERROR = 'LENET5_ERROR';

/**
 * Base class of every error that a caller can expect: bad input, a missing file, a runtime that lacks a feature.
 * Anything else that is thrown is a bug. A subclass declares its code once and passes a report to `super()`:
 *
 * ```ts
 * export class WorkerDiedError extends LenetError {
 *   static override readonly code = 'COMPILER_WORKER_DIED';
 *   declare readonly code: typeof WorkerDiedError.code;
 * }
 * ```
 */
export class LenetError extends Error {
  static readonly code: string = ANY_ERROR;
  /** Identifies the class across copies of a package: `COMPILER_WORKER_DIED`. */
  readonly code: string;
  readonly problem: string;
  readonly found: string | undefined;
  readonly remedy: string;
  /** Marks the error as one of the `@lenet5` packages. */
  readonly isLenetError = true as const;

  constructor(report: ErrorReport) {
    const { problem, found, remedy, cause } = report;
    super(formatReport(report), cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = new.target.code;
    this.problem = problem;
    this.found = found;
    this.remedy = remedy;
  }

  /**
   * Whether `error` is an instance of this class. Unlike `instanceof`, this also recognizes errors that another copy
   * of the package, or code of another realm, threw. `LenetError.isInstance` accepts any error of the `@lenet5` packages.
   */
  static isInstance<E extends LenetError>(
    this: { readonly prototype: E; readonly code: string },
    error: unknown,
  ): error is E {
    if (typeof error !== 'object' || error === null) return false;
    if (!('isLenetError' in error && 'code' in error)) return false;
    // biome-ignore lint/complexity/noThisInStatic: `this` is the subclass on which isInstance() is called.
    const { code } = this;
    return code === ANY_ERROR || error.code === code;
  }
}
