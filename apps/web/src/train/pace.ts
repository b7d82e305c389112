import type { Run } from '../run/run.js';
import type { Speed } from '../worker/api.js';

/** Seconds as minutes and seconds; a few of them with a decimal, the least as milliseconds. */
export function duration(seconds: number): string {
  if (seconds > 0 && seconds < 0.095) return `${Math.max(1, Math.round(1000 * seconds))} ms`;
  if (seconds < 9.95) return `${Math.max(0, seconds).toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** A count with its thousands told apart. */
export function grouped(count: number): string {
  return Math.round(count).toLocaleString('en');
}

/** What trains, in words: "the compiled engine, simd kernels, 2 threads". */
function enginePhrase({ engine, kernels, threads }: Pick<Speed, 'engine' | 'kernels' | 'threads'>): string {
  return `the ${engine} engine, ${kernels} kernels, ${threads === 1 ? 'one thread' : `${threads} threads`}`;
}

/** What trains the run and how fast, measured while it trains, or before it by a trial; nothing where neither is known. */
export function paceSentence({ start, progress, settings }: Run, speed: Speed | undefined): string {
  if (start) {
    const why = start.fallback ? ` (${start.fallback})` : '';
    const seconds = progress && start.trainSize / progress.imagesPerSecond;
    return `Trained by ${enginePhrase(start)}${why}.${seconds ? ` An epoch takes about ${duration(seconds)}.` : ''}`;
  }
  if (!speed) return '';
  const epoch = settings.images / speed.imagesPerSecond;
  return (
    `Will be trained by ${enginePhrase(speed)}: about ${grouped(speed.imagesPerSecond)} images a second here ` +
    `(measured just now), so about ${duration(epoch)} an epoch and ${duration(epoch * settings.epochs)} in all.`
  );
}
