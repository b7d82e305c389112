/**
 * Holds a lock until this worker ends, however it ends: the browser then releases the lock at once, so that whoever requests it
 * notices.
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
