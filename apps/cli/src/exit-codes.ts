/** The command did what it was asked. */
export const EXIT_DONE = 0;
/** It could not, and said why on stderr. */
export const EXIT_FAILED = 1;
/** The command line was wrong. */
export const EXIT_USAGE = 2;
/** Ended by the signal: 128 and its number, as a shell counts. */
export const EXIT_BY_SIGNAL: Readonly<Record<'SIGHUP' | 'SIGINT' | 'SIGTERM', number>> = {
  SIGHUP: 129,
  SIGINT: 130,
  SIGTERM: 143,
};
