/**
 * Locks a run for this tab until it is released or the tab closes, so that two tabs never write the same run. Without
 * the Web Locks API nothing is locked.
 *
 * @returns A function that releases the lock; undefined if another tab has the run.
 */
export async function lockRun(run: string): Promise<(() => void) | undefined> {
  const locks: LockManager | undefined = navigator.locks;
  if (!locks) return () => undefined;
  return new Promise((resolve) => {
    void locks.request(`lenet5-run-${run}`, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(undefined);
      return new Promise<void>((release) => resolve(release));
    });
  });
}
