/** The address of a run of two epochs with 20 steps each, for a test that waits for its end. */
export const SHORT = '#train?images=640&epochs=2&speed=full';

/**
 * The address of a run for a test that acts while it trains. It is far from its end whenever the test acts: it takes a
 * minute or more, even on a machine several times faster. Its first epoch ends soon, even on a slow machine.
 */
export const LONG = '#train?images=20000&epochs=200&speed=full';

/** The number of training images of {@link LONG}. */
export const LONG_IMAGES = 20_000;
