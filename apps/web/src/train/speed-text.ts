import { decimals } from '../language/format.js';
import { laterTexts } from '../language/texts.js';
import type { Run } from '../run/run.js';
import type { Speed } from '../worker/api.js';

/** Formats a duration in seconds: "17 ms", "2.5 s", "59 s", "2 min 5 s". */
export function duration(seconds: number): string {
  if (seconds > 0 && seconds < 0.095) return `${Math.max(1, Math.round(1000 * seconds))} ms`;
  if (seconds < 9.95) return `${decimals(Math.max(0, seconds), 1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** The engine as text: "compiled engine (simd kernels, 2 threads)". */
function enginePhrase({ engine, kernels, threads }: Pick<Speed, 'engine' | 'kernels' | 'threads'>): string {
  const words = laterTexts.value.train.speedText;
  return words.engine(engine, kernels, words.threads(threads));
}

/** Sentences about the engine and the speed of a run, from its events or from a measurement before it; else ''. */
export function speedSentence({ start, progress, settings }: Run, speed: Speed | undefined): string {
  const words = laterTexts.value.train.speedText;
  if (start) {
    const reason = start.fallback ? words.fallback(start.fallback) : '';
    const threads = start.threadsFallback ? words.oneThread(start.threadsFallback) : '';
    const seconds = progress && start.trainSize / progress.imagesPerSecond;
    const pace = seconds ? words.epochTakes(duration(seconds)) : '';
    return words.trained(enginePhrase(start)) + reason + threads + pace;
  }
  if (!speed) return '';
  const epoch = duration(settings.images / speed.imagesPerSecond);
  return words.measured(enginePhrase(speed), epoch);
}
