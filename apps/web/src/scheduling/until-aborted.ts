/**
 * Waits for an answer, or rejects with the reason of a signal if it is aborted before. `Promise.race()` with a promise that
 * stays pending would keep each answer for as long as that promise.
 */
export function untilAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    const leave = (): void => signal.removeEventListener('abort', abort);
    answer.then(resolve, reject).then(leave);
  });
}
