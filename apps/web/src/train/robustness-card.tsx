import { meanCorruptedAccuracy, type Robustness } from '@lenet5/metrics';
import { PIXELS } from '@lenet5/mnist';
import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { analysisWorker } from '../analysis/client.js';
import { useDrawing } from '../charts/use-drawing.js';
import { ReportFigure } from '../components/report-figure.js';
import { type FigureWords, translateFigure } from '../components/translate-figure.js';
import { testDigits } from '../data/digits.js';
import { tensorsOf } from '../explain/weights.js';
import { FIGURE_WORDS } from '../language/figure-words.js';
import { percentage } from '../language/format.js';
import { laterTexts } from '../language/texts.js';
import { type Network, network } from '../network/network.js';
import { networkName } from '../network/network-name.js';
import { errorText } from '../page/error-text.js';

/** How many test digits are corrupted. */
const COUNT = 1000;

interface Measured {
  readonly of?: Network;
  readonly result?: Robustness;
  readonly problem?: string;
}

/** Measures how the selected network copes with distorted digits, and shows the curves. */
export function RobustnessCard(): VNode | null {
  const measured = useSignal<Measured>({});
  const isBusy = useSignal(false);
  const drawing = useDrawing();
  const { robustness } = laterTexts.value.train;
  const selected = network.value;
  if (!selected) return null;
  const measure = async (): Promise<void> => {
    isBusy.value = true;
    const { images, labels, count } = testDigits.peek();
    const used = Math.min(COUNT, count);
    const set = { images: images.slice(0, used * PIXELS), labels: labels.slice(0, used), count: used };
    const of = selected;
    try {
      const result = await analysisWorker.call((api) => api.robustness(tensorsOf(of.weights), set));
      measured.value = { of, result };
    } catch (error) {
      measured.value = { problem: errorText(error) };
    }
    isBusy.value = false;
  };
  const { result, problem, of } = measured.value;
  return (
    <section class="card" aria-labelledby="robustness-heading" data-part="robustness">
      <h2 id="robustness-heading">{robustness.title}</h2>
      <p class="small">{robustness.intro}</p>
      {problem !== undefined && <p role="alert">{robustness.failed(problem)}</p>}
      {result && of && (
        <>
          <p class="small" data-robustness>
            {robustness.of(networkName(of), COUNT)}
          </p>
          {drawing && (
            <ReportFigure
              svg={drawing.robustnessFigure(result, { standalone: false })}
              onRender={(figure) => translate(figure, result)}
            />
          )}
        </>
      )}
      {of?.weights !== selected.weights && (
        <button type="button" disabled={isBusy.value} onClick={() => void measure()}>
          {isBusy.value ? robustness.busy : robustness.measure}
        </button>
      )}
    </section>
  );
}

/** Translates the figure, and describes it: the accuracy on average, and the corruption with the lowest one. */
function translate(figure: SVGSVGElement, result: Robustness): void {
  const { title, note, names, description, lowest } = laterTexts.peek().figures.robustness;
  const words: FigureWords = names;
  const ends = result.curves
    .map(({ corruption, accuracies }) => ({ corruption, accuracy: accuracies.at(-1) ?? 1 }))
    .sort((a, b) => a.accuracy - b.accuracy);
  const [worst] = ends;
  const text =
    description(percentage(result.clean, 2), percentage(meanCorruptedAccuracy(result), 2)) +
    (worst ? ` ${lowest(words[worst.corruption] ?? worst.corruption, percentage(worst.accuracy, 2))}` : '');
  const { robustness } = FIGURE_WORDS;
  const own = { [robustness.title]: title, [robustness.note]: note, ...words };
  translateFigure(figure, own, text);
}
