// Loaded before a program (node --import): its wall clock jumps by up to ten years, forward or back, ten times a second.
const HALF_RANGE = 10 * 365 * 86_400_000;
const JUMP_MILLISECONDS = 100;

const real = Date.now;
const start = real();

/** The offset at a moment, a function of the time since the start that looks random. */
function offset(now: number): number {
  const jumps = Math.floor((now - start) / JUMP_MILLISECONDS);
  return ((Math.imul(jumps + 1, 2_654_435_761) >>> 0) / 2 ** 31 - 1) * HALF_RANGE;
}

const jumping = (): number => {
  const now = real();
  return Math.round(now + offset(now));
};

globalThis.Date = new Proxy(Date, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [jumping()] : args, newTarget),
  get: (target, name, receiver) => (name === 'now' ? jumping : Reflect.get(target, name, receiver)),
});
