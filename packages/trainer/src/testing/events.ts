import type { TrainEvent } from '../events.js';

/** The events of one type. */
export function ofType<T extends TrainEvent['type']>(
  events: readonly TrainEvent[],
  type: T,
): Extract<TrainEvent, { type: T }>[] {
  return events.filter((event): event is Extract<TrainEvent, { type: T }> => event.type === type);
}

/** Collects all events of a stream. */
export async function collect(stream: AsyncIterable<TrainEvent>): Promise<TrainEvent[]> {
  const events: TrainEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

/** The only event of a type. */
export function only<T extends TrainEvent['type']>(
  events: readonly TrainEvent[],
  type: T,
): Extract<TrainEvent, { type: T }> {
  const [event, ...more] = ofType(events, type);
  if (!event || more.length > 0) throw new Error(`${more.length + (event ? 1 : 0)} ${type} events`);
  return event;
}
