const reduced = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether the user has asked the system for less motion. Show the end of an animation at once then. */
export function prefersStill(): boolean {
  return reduced.matches;
}
