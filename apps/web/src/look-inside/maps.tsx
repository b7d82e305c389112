import type { VNode } from 'preact';
import { channelOf } from '../explain/feature-map.js';
import type { Activations } from '../explain/forward.js';
import { laterTexts } from '../language/texts.js';
import { selected } from './look-state.js';
import { MapButton } from './map-button.js';
import type { Unit, UnitLayer } from './unit.js';

/** The largest magnitude, but never 0, so that one can divide by it. */
export function largestOf(values: ArrayLike<number>): number {
  let largest = 1e-12;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  return largest;
}

/** The maps of a layer. */
export function Maps({
  layer,
  values,
  largest,
}: {
  readonly layer: 'conv1' | 'pool1' | 'conv2' | 'pool2';
  readonly values: Activations;
  /** The value that has full strength. The largest of the layer by default. */
  readonly largest?: number | undefined;
}): VNode {
  const map = values[layer];
  const fullStrength = largest ?? largestOf(map.values);
  const { layer: selectedLayer, channel, x, y } = selected.value;
  const { layers, maps } = laterTexts.value.look;
  const name = layers[layer];
  return (
    <fieldset class={`maps maps-${map.channels}`} aria-label={maps.all(map.channels, name)}>
      {Array.from({ length: map.channels }, (_, c) => (
        <MapButton
          key={c}
          values={channelOf(map, c)}
          width={map.width}
          largest={fullStrength}
          label={maps.one(name, c + 1)}
          unitAt={(column, row): Unit => ({ layer, channel: c, y: row, x: column })}
          selectedAt={selectedLayer === layer && channel === c ? { x, y } : undefined}
        />
      ))}
    </fieldset>
  );
}

/** The units of a dense layer, in rows. */
export function UnitRows({
  layer,
  values,
  columns,
  largest,
}: {
  readonly layer: UnitLayer & ('dense1' | 'dense2' | 'logits');
  readonly values: Activations;
  readonly columns: number;
  readonly largest?: number | undefined;
}): VNode {
  const units = values[layer];
  const { layer: selectedLayer, x } = selected.value;
  const { layers, maps } = laterTexts.value.look;
  return (
    <div class={`unit-rows ${layer}`}>
      <MapButton
        values={units}
        width={columns}
        largest={largest ?? largestOf(units)}
        label={maps.units(layers[layer], units.length)}
        unitAt={(column, row): Unit => ({ layer, channel: 0, y: 0, x: row * columns + column })}
        selectedAt={selectedLayer === layer ? { x: x % columns, y: Math.floor(x / columns) } : undefined}
      />
    </div>
  );
}
