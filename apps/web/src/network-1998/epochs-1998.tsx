import type { VNode } from 'preact';
import { epochs1998 } from './run-1998.js';

const percent = (fraction: number | undefined): string =>
  fraction === undefined ? '–' : (100 * fraction).toFixed(2);

/** The scores of the epochs of the network of 1998; nothing before the first one ends. */
export function Epochs1998(): VNode | null {
  if (epochs1998.value.length === 0) return null;
  return (
    <section class="card" aria-labelledby="epochs-1998-heading">
      <h2 id="epochs-1998-heading">Epochs</h2>
      <p class="small">
        The loss is that of equation 9 of the paper. An untrained network is far from every bitmap, so its
        loss is about 83.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach a region that scrolls */}
      <section class="scroll" aria-label="Table of epochs" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {['Epoch', 'Training loss', 'Training %', 'Test loss', 'Test %', 'Seconds'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {epochs1998.value.map(({ epoch, loss, accuracy, val_loss, val_accuracy, seconds }) => (
              <tr key={epoch}>
                <th scope="row">{epoch}</th>
                <td>{loss.toFixed(3)}</td>
                <td>{percent(accuracy)}</td>
                <td>{val_loss?.toFixed(3) ?? '–'}</td>
                <td>{percent(val_accuracy)}</td>
                <td>{seconds.toFixed(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
