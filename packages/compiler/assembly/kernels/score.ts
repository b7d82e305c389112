/*
 * The score of a step: the sums of `losses` and `hits` over its samples, as a double and an integer.
 *
 *   result  | loss sum: f64 | hits: i32 | samples: i32 |      the end of a StepRecord
 */
export function score(losses: usize, hits: usize, result: usize, samples: i32): void {
  let loss: f64 = 0;
  let correct = 0;
  for (let at = 0; at < samples << 2; at += 4) {
    loss += <f64>load<f32>(losses + at);
    correct += load<i32>(hits + at);
  }
  store<f64>(result, loss);
  store<i32>(result, correct, 8);
  store<i32>(result, samples, 12);
}

/** The same for a program that runs on lane groups only: the step has one sample. */
export function scoreOne(losses: usize, hits: usize, result: usize): void {
  score(losses, hits, result, 1);
}
