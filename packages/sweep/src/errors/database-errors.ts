import { LenetError } from '@lenet5/core';

/** The database does not answer, or refuses the connection. */
export class DatabaseUnreachableError extends LenetError {
  static override readonly code = 'SWEEP_DATABASE_UNREACHABLE';
  declare readonly code: typeof DatabaseUnreachableError.code;

  /** @param where host and database, without the password */
  constructor(where: string, cause: unknown) {
    super({
      problem: `the database at ${where} cannot be used`,
      found: cause instanceof Error ? cause.message || String(Object(cause).code) : String(cause),
      remedy: 'check that it runs, the URL, and the password',
      cause,
    });
  }
}

/** Another version of this package made the tables of the database. */
export class SchemaVersionError extends LenetError {
  static override readonly code = 'SWEEP_SCHEMA_VERSION';
  declare readonly code: typeof SchemaVersionError.code;

  /**
   * @param what `tables` or `queue`
   * @param found the version in the database; undefined if there is none
   */
  constructor(what: string, found: number | undefined, expected: number) {
    const older = found !== undefined && found < expected;
    if (found === undefined) {
      super({
        problem: `the ${what} of sweeps are not in the database`,
        found: 'no sweep was started there',
        remedy: 'start one with lenet5 sweep --database URL, then its workers',
      });
      return;
    }
    super({
      problem: `the ${what} of the database ${older ? 'are older than' : 'are newer than'} this package`,
      found: `version ${found}, expected ${expected}`,
      remedy: older ? 'start a sweep with this version, which updates them' : 'update lenet5 on this machine',
    });
  }
}

/** The sweep was started by another version of the package: its results might have other bits. */
export class PackageVersionError extends LenetError {
  static override readonly code = 'SWEEP_PACKAGE_VERSION';
  declare readonly code: typeof PackageVersionError.code;

  constructor(sweep: number, found: string, own: string) {
    super({
      problem: `sweep ${sweep} was started by another version of @lenet5/sweep`,
      found: `${found}, this is ${own}`,
      remedy: `use version ${found} for this sweep`,
    });
  }
}

/** The database has no such sweep, or the sweep no such trial. */
export class NoSweepError extends LenetError {
  static override readonly code = 'SWEEP_NOT_FOUND';
  declare readonly code: typeof NoSweepError.code;

  /** @param found what was looked for: `sweep 3` */
  constructor(
    found: string,
    problem: string = 'there is no such sweep',
    remedy: string = 'start one with lenet5 sweep --seeds 1..5',
  ) {
    super({ problem, found, remedy });
  }

  /** The sweep has no trial of this number, or, with `untrained`, no epoch of it is trained. */
  static ofTrial(sweep: number, trial: number, trials: number, untrained = false): NoSweepError {
    const problem = untrained ? 'no epoch of the trial is trained' : 'there is no such trial';
    const remedy = untrained ? 'wait for its first epoch' : `use a number from 1 to ${trials}`;
    return new NoSweepError(`trial ${trial} of sweep ${sweep}`, problem, remedy);
  }
}
