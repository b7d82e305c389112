/**
 * Lets only the newest request take effect. The function that `latest()` returns starts a request: it aborts the signal
 * of the request before and returns the signal of the new one. After each `await`, a request checks `signal.aborted`
 * and gives up if a later request has started.
 */
export function latest(): () => AbortSignal {
  let current: AbortController | undefined;
  return () => {
    current?.abort();
    current = new AbortController();
    return current.signal;
  };
}
