/**
 * Holds a lock until this worker ends. The browser releases the lock even if the worker fails, so a page that requests the lock
 * notices that the worker has ended.
 *
 * @returns the name of the lock; undefined where the browser has no Web Locks API or denies it
 */
export function holdLifeLock(): Promise<string | undefined> {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (!locks) return Promise.resolve(undefined);
  const name = `lenet5-worker-${crypto.randomUUID()}`;
  return new Promise((resolve) => {
    locks
      .request(name, () => {
        resolve(name);
        return new Promise<never>(() => undefined);
      })
      .catch(() => resolve(undefined));
  });
}
