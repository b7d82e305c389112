import type { VNode } from 'preact';
import { decimals } from '../language/format.js';
import { laterTexts } from '../language/texts.js';
import { epochs1998 } from './run-1998.js';

const percent = (fraction: number | undefined): string =>
  fraction === undefined ? '–' : decimals(100 * fraction, 2);

/** The texts that head the columns. */
const COLUMNS = ['epoch', 'trainingLoss', 'training', 'testLoss', 'test', 'seconds'] as const;

/** The scores of the epochs of the network of 1998; nothing before the first one ends. */
export function Epochs1998(): VNode | null {
  if (epochs1998.value.length === 0) return null;
  const { network1998, train } = laterTexts.value;
  const words = train.epochTable;
  return (
    <section class="card" aria-labelledby="epochs-1998-heading">
      <h2 id="epochs-1998-heading">{words.title}</h2>
      <p class="small">{network1998.train.lossNote}</p>
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
            {epochs1998.value.map(({ epoch, loss, accuracy, val_loss, val_accuracy, seconds }) => (
              <tr key={epoch}>
                <th scope="row">{epoch}</th>
                <td>{decimals(loss, 3)}</td>
                <td>{percent(accuracy)}</td>
                <td>{val_loss === undefined ? '–' : decimals(val_loss, 3)}</td>
                <td>{percent(val_accuracy)}</td>
                <td>{decimals(seconds, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
