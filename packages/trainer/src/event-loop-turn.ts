/** Resolves in a later turn of the event loop, after timers, signals, input and drawing have had theirs. */
function eventLoopTurn(): Promise<void> {
  if (typeof setImmediate === 'function') return new Promise((resolve) => setImmediate(resolve));
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

/**
 * For work that would otherwise keep the event loop to itself: the function it returns is to be awaited between the
 * parts of the work, and takes a turn of the loop where the last one is too long ago.
 *
 * @param milliseconds How long the work may go on without one.
 */
export function turnsEvery(milliseconds: number): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < milliseconds) return;
    await eventLoopTurn();
    last = performance.now();
  };
}
