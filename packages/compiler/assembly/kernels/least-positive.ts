/**
 * The largest input that a ReLU treats as 0: 2⁻²¹. Winograd's algorithm rounds, so a convolution of zeros is about 10⁻⁸ from its bias,
 * and the gradient of an output that should be 0 would pass through a ReLU or not by chance. Images have many zeros, and initial
 * biases are 0.
 */
export const LEAST_POSITIVE: f32 = 4.76837158203125e-7;
