import { otherTexts } from '../language/other-network/texts.js';
import type { OtherNetwork } from '../network/other-network.js';
import type { AnswerBar } from './answer.js';

/** The name of an output: that of its class, its number, or "none of these". */
export function nameOf({ classNames }: Pick<OtherNetwork, 'classNames'>, { output }: AnswerBar): string {
  if (output === undefined) return otherTexts.value.none;
  return classNames?.[output] ?? String(output);
}
