/**
 * Keeps long work from blocking the event loop. Await the returned function between the parts of the work: it yields to
 * the event loop if the last yield was too long ago.
 *
 * @param milliseconds The longest time slice.
 */
export function yieldEvery(milliseconds: number): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < milliseconds) return;
    await nextMacrotask();
    last = performance.now();
  };
}

/** Resolves in a later macrotask, after pending timers, signals, input and drawing. */
function nextMacrotask(): Promise<void> {
  const { setImmediate } = globalThis;
  if (setImmediate !== undefined) return new Promise((resolve) => setImmediate(resolve));
  // A nested timer would wait 4 ms; a message does not.
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
