import type { Section, Sections } from './op.js';

/** The thread arrives at a barrier. */
export const ARRIVE: Section = { kind: 'arrive', ops: [] };

/** The thread waits until all threads have arrived. */
export const WAIT: Section = { kind: 'wait', ops: [] };

/** The thread waits for all others. */
export const BARRIER: Sections = [ARRIVE, WAIT];

/**
 * Joins what the layers contribute to a program: adjacent sections of one kind become one. Without layers that wait for the whole
 * batch, a pass over all images is one section.
 */
export function joinSections(sections: Sections): Sections {
  const joined: Section[] = [];
  for (const section of sections) {
    const last = joined.at(-1);
    const isBarrier = section.kind === 'arrive' || section.kind === 'wait';
    if (!isBarrier && section.ops.length === 0) continue;
    if (!isBarrier && last?.kind === section.kind) {
      joined.pop();
      joined.push({ kind: section.kind, ops: [...last.ops, ...section.ops] });
    } else {
      joined.push(section);
    }
  }
  return joined;
}
