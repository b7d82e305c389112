/** Work that waits for its turn, the longest waiting first. */
const waiting = new Set<() => void>();

let isGoing = false;

/** Milliseconds between two pieces of work: about a frame of the screen, in which clicks and drawing have their turn. */
const GAP = 16;

/**
 * Gives work on the page's own thread (a drawing, some arithmetic for one) a task of its own, and a frame's time before
 * the next: so that pieces that come due together never add up to one long wait for whoever clicks meanwhile.
 *
 * @returns What takes the work back, if it has not begun.
 */
export function inTurn(work: () => void): () => void {
  // A function of its own, so that the same work may wait twice.
  const one = (): void => work();
  waiting.add(one);
  if (!isGoing) goOn();
  return () => {
    waiting.delete(one);
  };
}

function goOn(): void {
  isGoing = waiting.size > 0;
  if (isGoing) setTimeout(takeOne, GAP);
}

function takeOne(): void {
  const [work] = waiting;
  if (work) waiting.delete(work);
  try {
    work?.();
  } finally {
    goOn();
  }
}
