/** The words in the figures of `@lenet5/report`, which are in English. */
export const FIGURE_WORDS = {
  confusion: { title: 'Confusion matrix', predicted: 'predicted', truth: 'true' },
  robustness: {
    title: 'Accuracy on corrupted images',
    note: 'by the strength of the corruption · 0: the images themselves',
  },
} as const;
