import type { SweepEvent } from '@lenet5/sweep';
import type { Terminal } from '../../terminal/terminal.js';
import { type LiveSweep, NO_SWEEP, nextLiveSweep } from './live-sweep.js';
import { describeTrialEnd, drawLiveSweep } from './live-table.js';

const MILLISECONDS_PER_FRAME = 250;

/** The table is redrawn this often even without an event, because it shows the elapsed time. */
const MILLISECONDS_PER_TICK = 1000;

/** Shows the progress of a sweep: a table that is redrawn on a terminal, or a line per trial that ends. */
export class LiveView {
  readonly #terminal: Terminal;
  readonly #started = performance.now();
  #sweep: LiveSweep = NO_SWEEP;
  #drawn = 0;
  #frame = Number.NEGATIVE_INFINITY;
  readonly #timer: NodeJS.Timeout | undefined;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    if (terminal.animated) this.#timer = setInterval(() => this.#draw(), MILLISECONDS_PER_TICK).unref();
  }

  /** Shows an event. */
  show(event: SweepEvent): void {
    const before = this.#sweep;
    this.#sweep = nextLiveSweep(before, event);
    for (const text of notesOf(event)) this.note(text);
    if (this.#terminal.animated) this.#draw();
    else if (event.type === 'trial-end')
      this.#terminal.line(describeTrialEnd(event, before.inProgress.get(event.trial), this.#sweep));
  }

  /** Writes a line above the table. */
  note(text: string): void {
    this.#clear();
    this.#terminal.line(text);
  }

  /** Removes the table, and draws it no more. */
  close(): void {
    clearInterval(this.#timer);
    this.#clear();
  }

  #clear(): void {
    if (this.#drawn > 0) this.#terminal.stream.write(`\u001b[${this.#drawn}A\u001b[J`);
    this.#drawn = 0;
    this.#frame = Number.NEGATIVE_INFINITY;
  }

  #draw(): void {
    const now = performance.now();
    if (now - this.#frame < MILLISECONDS_PER_FRAME) return;
    const lines = drawLiveSweep(this.#sweep, (now - this.#started) / 1000);
    this.#clear();
    // A line that wraps would be two lines to remove.
    for (const line of lines) this.#terminal.line(line.slice(0, this.#terminal.columns - 1));
    this.#drawn = lines.length;
    this.#frame = now;
  }
}

/** Lines about an event that stay on the screen. */
function notesOf(event: SweepEvent): string[] {
  switch (event.type) {
    case 'note':
      return [event.text];
    case 'sweep-start': {
      const { sweep, resumed, trials, database, comparedOnTestImages } = event;
      return [
        `sweep ${sweep}${resumed ? ' (resumed)' : ''}: ${trials} trials, in ${database}`,
        ...(comparedOnTestImages ? ['warning: trials are compared on the test images'] : []),
      ];
    }
    case 'segment-lost':
      return event.last ? [] : [`trial ${event.trial}: its worker no longer reports; another takes over`];
    case 'segment-failed':
      return event.last ? [] : [`trial ${event.trial} failed: ${event.error}; another attempt follows`];
    case 'late-result':
      return [`trial ${event.trial}: a late result was not counted`];
    case 'verification':
      return event.same ? [] : [`trial ${event.trial}: a second training gave OTHER WEIGHTS`];
    default:
      return [];
  }
}
