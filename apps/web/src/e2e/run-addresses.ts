/** The address of a run of two epochs with 20 steps each, for a test that waits for its end. */
export const SHORT = '#train?images=640&epochs=2&speed=full';

/**
 * The address of a run for a test that acts while it trains. At its speed, an epoch of 40 steps takes 1.6 s and the whole run
 * over 320 s on any machine, so that it is far from its end whenever the test acts. In
 * shorter epochs, the page would spend most of its processor time on their ends.
 */
export const LONG = '#train?images=1280&epochs=200&speed=25';

/** The number of training images of {@link LONG}. */
export const LONG_IMAGES = 1280;
