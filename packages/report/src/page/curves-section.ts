import { diagnose } from '@lenet5/metrics';
import { curvesFigure } from '../curves/curves-figure.js';
import { diagnosisSentence } from '../curves/diagnosis-sentence.js';
import type { FigureOptions } from '../drawing/figure.js';
import type { ReportRun } from '../report-data.js';
import { type Content, html, type Markup } from './html.js';
import { runName } from './run-name.js';
import { figure, type Section } from './section.js';

/** The curves of all runs, and the diagnosis of each run in one sentence. */
export function curvesSection(runs: readonly ReportRun[], options: FigureOptions): Section {
  const panel = (measure: 'accuracy' | 'loss', caption: Content): Markup =>
    figure(curvesFigure({ runs, ...options, measures: [measure], id: measure }), caption);
  const lines = runs.length > 1 ? 'one color per run' : 'a ring at the best epoch';
  const body = html`${diagnoses(runs)}
<div class="pair">
${panel('accuracy', `Accuracy by epoch: validation solid, training dashed, ${lines}.`)}
${panel('loss', `Loss by epoch: validation solid, training dashed, ${lines}.`)}
</div>
`;
  return { id: 'curves', heading: 'Learning curves', body };
}

function diagnoses(runs: readonly ReportRun[]): Markup {
  return html`${runs.map((run) => {
    const sentence = diagnosis(run);
    return (
      sentence &&
      html`<p>${runs.length > 1 && html`<strong>${runName(run.name)}</strong>: `}${sentence}</p>\n`
    );
  })}`;
}

/** Undefined if the validation size, and thus the noise of the validation accuracy, is unknown. */
function diagnosis({
  history,
  validationSize,
  trainSize,
  classes,
  scores,
  codes,
}: ReportRun): string | undefined {
  if (history.val_accuracy.length > 0 && !validationSize) return undefined;
  const counts = {
    validationCount: validationSize || 1,
    trainingCount: trainSize || undefined,
    // The loss of a network with penalties starts far above that of guessing.
    classes: codes ? undefined : (classes ?? scores?.confusion?.classes),
  };
  return diagnosisSentence(history, diagnose(history, counts));
}
