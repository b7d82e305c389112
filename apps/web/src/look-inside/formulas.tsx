import type { VNode } from 'preact';
import type { LaterTexts } from '../language/later/en.js';
import { laterTexts } from '../language/texts.js';
import { Formula, fraction, type Part, power, root, row, space, sub, subPower, sum, words } from './math.js';

const formula = (...parts: readonly Part[]): VNode => <Formula>{row(...parts)}</Formula>;

/** A formula, and below it what its symbols mean. */
const defined = (of: keyof LaterTexts['look']['formulas'], ...formulas: readonly VNode[]): VNode => (
  <>
    {formulas}
    <p class="muted small">{laterTexts.value.look.formulas[of]}</p>
  </>
);

/** The sum of a convolution. */
export function ConvolutionFormula(): VNode {
  return defined(
    'convolution',
    formula(sub('z', 'y,x'), '=b+', sum('c,i,j'), sub('w', 'i,j,c'), '·', sub('a', 'y+i,x+j,c')),
  );
}

/** The definition of tanh. */
export function TanhFormula(): VNode {
  const [up, down] = [power('e', 'z'), power('e', '−z')];
  return formula('a=tanh', space(0.2), 'z=', fraction(row(up, '−', down), row(up, '+', down)));
}

/** Average pooling. */
export function PoolingFormula(): VNode {
  return defined(
    'pooling',
    formula(sub('s', 'y,x'), '=', fraction('1', '4'), sum('i,j=0', '1'), sub('a', '2y+i,2x+j')),
  );
}

/** A unit of a dense layer. */
export function DenseFormula(): VNode {
  const terms = row(sub('w', 'i,u'), '·', sub('a', 'i'));
  return defined('dense', formula(sub('a', 'u'), '=tanh(', sub('b', 'u'), '+', sum('i'), terms, ')'));
}

/** Softmax. */
export function SoftmaxFormula(): VNode {
  const all = row(sum('j'), power('e', sub('z', 'j')));
  return defined('softmax', formula(sub('p', 'k'), '=', fraction(power('e', sub('z', 'k')), all)));
}

/** The cross-entropy and its gradient. */
export function LossFormula(): VNode {
  const slope = fraction('∂L', row('∂', sub('z', 'k')));
  const loss = formula(
    'L=−ln',
    space(0.2),
    sub('p', 't'),
    ',',
    space(1),
    slope,
    '=',
    sub('p', 'k'),
    '−',
    sub('y', 'k'),
  );
  return defined('loss', loss);
}

/** The gradient with respect to a weight of a filter. */
export function BackpropagationFormula(): VNode {
  const arriving = fraction('∂L', row('∂', sub('a', 'y,x')));
  const slope = row('(1−', subPower('a', 'y,x', '2'), ')');
  const input = row(words(`${laterTexts.value.look.formulas.inputUnder}\u00a0`), 'w');
  return defined(
    'backpropagation',
    formula(fraction('∂L', '∂w'), '=', sum('y,x'), arriving, '·', slope, '·', input),
  );
}

/** The update of Adam. */
export function AdamFormula(): VNode {
  const mean = (of: string, decay: string, gradient: Part): VNode =>
    row(`${of}←`, sub('β', decay), `${of}+(1−`, sub('β', decay), ')', gradient);
  const unbiased = (of: string, decay: string): VNode => row(`${of}/(1−`, subPower('β', decay, 't'), ')');
  const step = fraction(unbiased('m', '1'), row(root(unbiased('v', '2')), '+ε'));
  return defined(
    'adam',
    formula(mean('m', '1', 'g'), ',', space(1), mean('v', '2', power('g', '2'))),
    formula('w←w−η', step),
  );
}
