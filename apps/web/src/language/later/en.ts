/** The texts in English of the parts that are loaded after the first answer. A language is one file with the same keys. */
export const laterEn = {
  why: {
    choice: 'Explanation',
    names: { occlusion: 'Cover a part', gradient: 'Add ink', nudge: 'Mislead it' },
    occlusion: {
      intro:
        'A square of 5×5 pixels of blank paper covers one part of the digit after another, and the network reads each version. The map shows how much the probability of its answer falls.',
      label: (answer: number): string => `The parts of the digit on which the answer ${answer} depends`,
      busy: 'Computing…',
      largest: (points: string): string =>
        `At the most important place, the probability falls by ${points} percentage points on average.`,
      positive: 'speaks for the answer',
      negative: 'speaks against it',
    },
    gradient: {
      intro:
        'The gradient of the score of the answer with respect to each pixel (a saliency map): where a little more ink would raise or lower the score. It describes small changes only.',
      label: (answer: number): string => `The gradient of the score of ${answer} for each pixel`,
      positive: 'more ink raises the score',
      negative: 'more ink lowers the score',
    },
    nudge: {
      intro: (label: number): string =>
        `Every pixel changes by the same small amount, in the direction that raises the loss for the label ${label} (the fast gradient sign method). A person hardly sees it.`,
      before: 'Before',
      difference: 'Difference × 10',
      after: 'After',
      strength: 'Change per pixel',
      find: 'Find the smallest change that misleads the network',
      searching: 'Searching…',
      found: (percent: string, label: number): string =>
        `A change of ${percent} % of full ink is enough: the network then answers ${label}.`,
      none: (percent: number): string => `No change up to ${percent} % misleads the network.`,
      moreInk: 'ink was added',
      lessInk: 'ink was removed',
    },
  },
};

/** The texts of the parts that are loaded later, in one language. */
export type LaterTexts = typeof laterEn;
