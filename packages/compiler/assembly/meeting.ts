import { Frame } from './frame';

/*
 * Where the threads of a program wait for each other, and share work out.
 *
 *   | arrived: i32 | round: i32 | stop: i32 | looks: i32 | … | claims of thread 0: i32 | … | claims of thread 1: i32 | …
 *
 * The last to arrive opens the next round; the others look for that `looks` times, then sleep. To wake from sleep takes
 * so long that the others then sleep before the next round: where every thread has a core of its own it pays to go on
 * looking. `stop` is set from outside when a thread has died: whoever waits, or comes to wait, gives up.
 *
 * `claims` counts the shares taken of those meant for a thread: each has a cache line of its own.
 */
const ROUND: usize = 4;
const STOP: usize = 8;
const LOOKS: usize = 12;
const LINE: usize = 64;

/** Sleep no longer than this at a time, in nanoseconds, so that `stop` is seen. */
const NAP: i64 = 20_000_000;

/** Says that this thread has come so far, and takes no more of the shares before. */
export function arrive(frame: Frame): void {
  if (frame.threads === 1) return;
  const meeting = frame.meeting;
  frame.round = atomic.load<i32>(meeting, ROUND);
  if (atomic.add<i32>(meeting, 1) < frame.threads - 1) return;
  atomic.store<i32>(meeting, 0);
  for (let thread = 0; thread < frame.threads; thread++) atomic.store<i32>(claimsOf(thread, frame), 0);
  atomic.add<i32>(meeting, 1, ROUND);
  atomic.notify(meeting + ROUND, -1);
}

/** Waits until every thread has arrived where this one last did. False: the run is to be given up. */
export function awaitOthers(frame: Frame): bool {
  if (frame.threads === 1) return true;
  const meeting = frame.meeting;
  const looks = load<i32>(meeting, LOOKS);
  for (let look = 0; atomic.load<i32>(meeting, ROUND) === frame.round; look++) {
    if (look < looks) continue;
    if (atomic.load<i32>(meeting, STOP)) return false;
    atomic.wait<i32>(meeting + ROUND, frame.round, NAP);
  }
  return !atomic.load<i32>(meeting, STOP);
}

/** Takes a share of those meant for a thread, and moves the frame to it. False: all are taken. */
export function claim(thread: i32, frame: Frame): bool {
  const meant = frame.shares / frame.threads;
  const taken = atomic.add<i32>(claimsOf(thread, frame), 1);
  frame.share = thread * meant + taken;
  return taken < meant;
}

function claimsOf(thread: i32, frame: Frame): usize {
  return frame.meeting + LINE * (1 + thread);
}
