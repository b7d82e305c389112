/** Where locks are missing every run is free. */
const locks: LockManager | undefined = navigator.locks;

const lockName = (run: string): string => `lenet5-run-${run}`;

/**
 * Takes a run for this tab, until it is let go or the tab is closed, so that two tabs never write the same run.
 * @returns What lets it go; undefined where another tab has it.
 */
export async function holdRun(run: string): Promise<(() => void) | undefined> {
  if (!locks) return () => undefined;
  return new Promise((resolve) => {
    void locks.request(lockName(run), { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(undefined);
      return new Promise<void>((release) => resolve(release));
    });
  });
}
