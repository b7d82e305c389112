import type { EmbeddedServer } from '../embedded/embedded-server.js';

const MILLISECONDS = 500;

/** Starts a server again when it was killed, until the returned function is called. An attempt that fails is repeated. */
export function superviseServer(server: EmbeddedServer | undefined): () => Promise<void> {
  let attempt: Promise<void> = Promise.resolve();
  let isBusy = false;
  const check = (): void => {
    if (isBusy || !server) return;
    isBusy = true;
    attempt = server.restart().catch(() => undefined);
    void attempt.then(() => {
      isBusy = false;
    });
  };
  const timer = setInterval(check, MILLISECONDS);
  return async () => {
    clearInterval(timer);
    await attempt;
  };
}
