import { Frame } from './frame';

/*
 * Where the threads of a program meet.
 *
 *   | arrived: i32 | round: i32 | stop: i32 | looks: i32 |
 *
 * The last to arrive opens the next round; the others look for that `looks` times, then sleep. To wake from sleep takes
 * so long that the others then sleep before the next round: where every thread has a core of its own it pays to go on
 * looking. `stop` is set from outside when a thread has died: whoever waits, or comes to wait, gives up.
 */
const ROUND: usize = 4;
const STOP: usize = 8;
const LOOKS: usize = 12;

/** Sleep no longer than this at a time, in nanoseconds, so that `stop` is seen. */
const NAP: i64 = 20_000_000;

/** Waits until every thread is here. False: the run is to be given up. */
export function barrier(frame: Frame): bool {
  if (frame.threads === 1) return true;
  const meeting = frame.meeting;
  const round = atomic.load<i32>(meeting, ROUND);
  if (atomic.add<i32>(meeting, 1) === frame.threads - 1) {
    atomic.store<i32>(meeting, 0);
    atomic.add<i32>(meeting, 1, ROUND);
    atomic.notify(meeting + ROUND, -1);
  } else {
    const looks = load<i32>(meeting, LOOKS);
    for (let look = 0; atomic.load<i32>(meeting, ROUND) === round; look++) {
      if (look < looks) continue;
      if (atomic.load<i32>(meeting, STOP)) return false;
      atomic.wait<i32>(meeting + ROUND, round, NAP);
    }
  }
  return !atomic.load<i32>(meeting, STOP);
}
