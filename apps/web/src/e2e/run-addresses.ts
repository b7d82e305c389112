/** The address of a run of two epochs with 20 steps each, for a test that waits for its end. */
export const SHORT = '#train?images=640&epochs=2&speed=full';

/**
 * The address of a run for a test that acts while it trains. At its speed, an epoch of 10 steps takes 2 s and the whole run 400 s on
 * any machine, so that it is far from its end whenever the test acts. The page shows the network of each step and the scores of each
 * epoch, so more of them in a second would take most of the processor time of the test.
 */
export const LONG = '#train?images=320&epochs=200&speed=5';

/** The number of training images of {@link LONG}. */
export const LONG_IMAGES = 320;
