import type { VNode } from 'preact';
import { count } from '../language/format.js';
import { otherTexts } from '../language/other-network/texts.js';
import { otherNetwork } from '../network/network.js';
import { layerDetail } from './layer-detail.js';
import { modelSummary, showLayer, shownLayer } from './layers.js';

/** The layers of the network, of which one is chosen. */
export function LayerTable(): VNode {
  const { layers = [], parameters = 0 } = modelSummary.value ?? {};
  const text = otherTexts.value;
  const details = otherNetwork.value?.model.config.layers.map(layerDetail) ?? [];
  const size = (shape: readonly (number | null)[]): string => shape.map((extent) => extent ?? '?').join('×');
  return (
    <section class="card layer-list" aria-labelledby="layers-heading">
      <h2 id="layers-heading">{text.layers}</h2>
      <p class="small muted">{text.choose}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.columns.layer}</th>
            <th scope="col">{text.columns.output}</th>
            <th scope="col" class="number">
              {text.columns.parameters}
            </th>
          </tr>
        </thead>
        <tbody>
          {layers.map(({ name, type, outputShape, parameters: own }, index) => (
            <tr key={name} class={shownLayer.value === index ? 'selected' : ''}>
              <th scope="row">
                <button
                  type="button"
                  aria-pressed={shownLayer.value === index}
                  onClick={() => showLayer(index)}
                >
                  {name}{' '}
                  <span class="muted">
                    {type} {details[index]}
                  </span>
                </button>
              </th>
              <td>{size(outputShape)}</td>
              <td class="number">{count(own)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {text.total}
            </th>
            <td class="number">{count(parameters)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
