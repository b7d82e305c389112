/** The address of a run of two epochs with 20 steps each, for a test that waits for its end. */
export const SHORT = '#train?images=640&epochs=2&speed=full';

/**
 * The address of a run for a test that acts while it trains. At its speed, an epoch of 20 steps takes 0.8 s and the whole run
 * over 160 s on any machine, so that it is far from its end whenever the test acts.
 */
export const LONG = '#train?images=640&epochs=200&speed=25';

/** The number of training images of {@link LONG}. */
export const LONG_IMAGES = 640;
