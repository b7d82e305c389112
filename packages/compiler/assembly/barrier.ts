import { Frame } from './frame';
import { BarrierRecord, CACHE_LINE } from './layout.generated';

/*
 * The barrier that the threads of a program wait at, and the chunk counters for work stealing.
 *
 *   | BarrierRecord | … | chunks taken from thread 0: i32 | … | chunks taken from thread 1: i32 | …
 *
 * The last thread to arrive starts the next phase. The others poll `phase` for a while, then sleep, which yields the core.
 * Waking up is slow enough that a thread that slept once also sleeps at the next barrier, so spinning pays off where every
 * thread has a core of its own. A thread polls up to `spinCount` times. After each wait that ended in sleep, the awaited
 * thread has probably lost its core to another process, so the thread polls a quarter as often at the next barrier, but at
 * least an eighth of `spinCount`; after each other wait, a little more often. The main thread sets `stop` when a worker dies. Every thread that is waiting, or waits later, then
 * stops the run.
 *
 * Each thread owns a fixed number of chunks of the weights. A counter, on a cache line of its own, holds how many of them
 * any thread has taken.
 */
const ARRIVED = offsetof<BarrierRecord>('arrived');
const PHASE = offsetof<BarrierRecord>('phase');
const STOP = offsetof<BarrierRecord>('stop');

/** The longest sleep, in nanoseconds. A sleeping thread checks `stop` that often. */
const SLEEP: i64 = 20_000_000;

/** Marks this thread as arrived. It takes no more chunks of the work before the barrier. */
export function arrive(frame: Frame): void {
  if (frame.threads === 1) return;
  const barrier = frame.barrier;
  frame.phase = atomic.load<i32>(barrier, PHASE);
  if (atomic.add<i32>(barrier, 1, ARRIVED) < frame.threads - 1) return;
  atomic.store<i32>(barrier, 0, ARRIVED);
  for (let thread = 0; thread < frame.threads; thread++) atomic.store<i32>(takenChunks(thread, frame), 0);
  atomic.add<i32>(barrier, 1, PHASE);
  atomic.notify(barrier + PHASE, -1);
}

/** Waits until every thread has arrived at the barrier where this thread last did. Returns false if the run must stop. */
export function awaitOthers(frame: Frame): bool {
  if (frame.threads === 1) return true;
  const barrier = frame.barrier;
  const most = changetype<BarrierRecord>(barrier).spinCount;
  const spins = max(frame.spins, most >> 3);
  let slept = false;
  for (let spin = 0; atomic.load<i32>(barrier, PHASE) === frame.phase; spin++) {
    if (spin < spins) continue;
    if (atomic.load<i32>(barrier, STOP)) return false;
    atomic.wait<i32>(barrier + PHASE, frame.phase, SLEEP);
    slept = true;
  }
  frame.spins = slept ? spins >> 2 : min(most, spins + (spins >> 4) + 1);
  return !atomic.load<i32>(barrier, STOP);
}

/** Takes one of the chunks that `owner` owns and moves the frame to it. Returns false if none is left. */
export function takeChunk(owner: i32, frame: Frame): bool {
  const owned = frame.chunks / frame.threads;
  const taken = atomic.add<i32>(takenChunks(owner, frame), 1);
  frame.chunk = owner * owned + taken;
  return taken < owned;
}

function takenChunks(owner: i32, frame: Frame): usize {
  return frame.barrier + CACHE_LINE * (1 + owner);
}
