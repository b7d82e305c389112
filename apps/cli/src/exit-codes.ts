/** Success. */
export const EXIT_DONE = 0;
/** Failure; stderr has the reason. */
export const EXIT_FAILED = 1;
/** Invalid command line. */
export const EXIT_USAGE = 2;
/** Ended by a signal: 128 plus its number, the convention of shells. */
export const EXIT_BY_SIGNAL: Readonly<Record<'SIGHUP' | 'SIGINT' | 'SIGPIPE' | 'SIGTERM', number>> = {
  SIGHUP: 129,
  SIGINT: 130,
  SIGPIPE: 141,
  SIGTERM: 143,
};
