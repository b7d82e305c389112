import type { VNode } from 'preact';
import { Heatmap } from '../components/heatmap.js';
import { localized } from '../language/format.js';
import { otherTexts } from '../language/other-network/texts.js';
import { texts } from '../language/texts.js';
import type { LayerTiles } from '../worker/layer-tiles.js';
import { barPixels } from './bar-pixels.js';
import { modelSummary, shownLayer } from './layers.js';
import { networkInput } from './network-input.js';
import { otherPrediction } from './prediction.js';

/** Up to this many maps are shown larger. */
const FEW = 16;

/** The output of the chosen layer: maps as tiles, units as bars. */
export function LayerOutput(): VNode {
  const text = otherTexts.value;
  const prediction = otherPrediction.value;
  const name = modelSummary.value?.layers[shownLayer.value]?.name ?? '';
  return (
    <section class="card layer-output" aria-labelledby="output-heading" data-layer={name}>
      <h2 id="output-heading">{text.outputOf(name)}</h2>
      {!networkInput.value ? (
        <p class="muted">{texts.value.draw.layersEmpty}</p>
      ) : !prediction || prediction.layer !== shownLayer.value ? (
        <p class="muted">{text.working}</p>
      ) : prediction.tiles ? (
        <Tiles name={name} tiles={prediction.tiles} />
      ) : (
        <p class="muted">{text.notKept}</p>
      )}
    </section>
  );
}

function Tiles({ name, tiles }: { readonly name: string; readonly tiles: LayerTiles }): VNode {
  const { shape, size, maps, block, largest } = tiles;
  const text = otherTexts.value;
  const [rows, columns] = size;
  const most = localized(String(Number(largest.toPrecision(3))));
  const isImage = shape.length === 3;
  const [height = 0, width = 0, channels = 0] = shape;
  const facts = isImage
    ? [
        text.maps(maps.length, channels, `${width}×${height}`),
        block > 1 ? text.block(block) : '',
        text.range(most),
      ]
    : [text.units(columns, height), text.height(most)];
  return (
    <>
      <p class="small muted">
        {facts.filter((fact) => fact !== '').join(' ')}{' '}
        <span class="sign positive">{texts.value.draw.layersKey.positive}</span>{' '}
        <span class="sign negative">{texts.value.draw.layersKey.negative}</span>
      </p>
      {isImage ? (
        <div
          class={`tiles ${maps.length > FEW ? 'many' : ''}`}
          style={{ '--ratio': columns / rows }}
          role="img"
          aria-label={text.outputOf(name)}
        >
          {maps.map((map, index) => (
            <Heatmap key={index} values={map} width={columns} largest={largest} class="pixelated" />
          ))}
        </div>
      ) : (
        <Heatmap
          values={barPixels(maps[0] ?? [], largest)}
          width={columns}
          largest={1}
          label={text.outputOf(name)}
          class="pixelated unit-bars"
        />
      )}
    </>
  );
}
