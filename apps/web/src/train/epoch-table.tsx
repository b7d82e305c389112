import { bestEpoch } from '@lenet5/metrics';
import type { EpochEvent } from '@lenet5/trainer';
import type { VNode } from 'preact';
import { count, decimals } from '../language/format.js';
import { laterTexts } from '../language/texts.js';
import { historyOf } from '../run/run.js';
import { epochs } from '../run/run-state.js';

/** The texts that head the columns. */
const COLUMNS = [
  'epoch',
  'trainingLoss',
  'training',
  'validationLoss',
  'validation',
  'seconds',
  'speed',
] as const;

const percent = (fraction: number | undefined): string =>
  fraction === undefined ? '–' : decimals(100 * fraction, 2);

/** Formats a number that a run from a file does not have. */
const ifKnown = (value: number, text: string): string => (Number.isFinite(value) ? text : '–');

/** The scores of every epoch, with the best epoch marked. */
export function EpochTable(): VNode {
  const best = bestEpoch(historyOf({ epochs: epochs.value }))?.epoch;
  const words = laterTexts.value.train.epochTable;
  return (
    <section class="card" aria-labelledby="epochs-heading">
      <h2 id="epochs-heading">{words.title}</h2>
      <p class="small">{words.note}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach a region that scrolls */}
      <section class="scroll" aria-label={words.label} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {words[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {epochs.value.map((epoch) => (
              <Row key={epoch.epoch} epoch={epoch} isBest={epoch.epoch === best} />
            ))}
            {epochs.value.length === 0 && (
              <tr>
                <td colSpan={COLUMNS.length}>{words.empty}</td>
              </tr>
            )}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Row({ epoch, isBest }: { readonly epoch: EpochEvent; readonly isBest: boolean }): VNode {
  return (
    <tr class={isBest ? 'best' : ''}>
      <th scope="row">{isBest ? laterTexts.value.train.epochTable.best(epoch.epoch) : epoch.epoch}</th>
      <td>{decimals(epoch.loss, 4)}</td>
      <td>{percent(epoch.accuracy)}</td>
      <td>{epoch.val_loss === undefined ? '–' : decimals(epoch.val_loss, 4)}</td>
      <td>{percent(epoch.val_accuracy)}</td>
      <td>{ifKnown(epoch.seconds, decimals(epoch.seconds, 1))}</td>
      <td>{ifKnown(epoch.imagesPerSecond, count(epoch.imagesPerSecond))}</td>
    </tr>
  );
}
