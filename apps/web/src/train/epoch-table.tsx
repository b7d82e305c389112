import { bestEpoch } from '@lenet5/metrics';
import type { VNode } from 'preact';
import { historyOf } from '../run/run.js';
import { epochs } from '../run/run-state.js';
import { grouped } from './pace.js';

const percent = (share: number | undefined): string => (share === undefined ? '–' : (100 * share).toFixed(2));

/** Words for a number, where it is known: a run from a file may not say how long it took. */
const known = (value: number, words: string): string => (Number.isFinite(value) ? words : '–');

/** Every epoch's scores, the best marked. */
export function EpochTable(): VNode {
  const best = bestEpoch(historyOf({ epochs: epochs.value }))?.epoch;
  return (
    <section class="card" aria-labelledby="epochs-heading">
      <h2 id="epochs-heading">Epochs</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll" aria-label="Table of epochs" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Epoch</th>
              <th scope="col">Training loss</th>
              <th scope="col">Training %</th>
              <th scope="col">Validation loss</th>
              <th scope="col">Validation %</th>
              <th scope="col">Seconds</th>
              <th scope="col">Images/s</th>
            </tr>
          </thead>
          <tbody>
            {epochs.value.map((epoch) => (
              <tr key={epoch.epoch} class={epoch.epoch === best ? 'best' : ''}>
                <th scope="row">{epoch.epoch === best ? `${epoch.epoch} (best)` : epoch.epoch}</th>
                <td>{epoch.loss.toFixed(4)}</td>
                <td>{percent(epoch.accuracy)}</td>
                <td>{epoch.val_loss?.toFixed(4) ?? '–'}</td>
                <td>{percent(epoch.val_accuracy)}</td>
                <td>{known(epoch.seconds, epoch.seconds.toFixed(1))}</td>
                <td>{known(epoch.imagesPerSecond, grouped(epoch.imagesPerSecond))}</td>
              </tr>
            ))}
            {epochs.value.length === 0 && (
              <tr>
                <td colSpan={7}>No epoch is done yet.</td>
              </tr>
            )}
          </tbody>
        </table>
      </section>
    </section>
  );
}
