import type { SweepEvent } from '@lenet5/sweep';
import { formatTimeLeft } from '../../terminal/format.js';
import { drawTable } from '../../terminal/table.js';
import type { Terminal } from '../../terminal/terminal.js';

/** What the live table knows of a trial. */
interface LiveTrial {
  state: string;
  epoch: number;
  rung: number;
  score: number | undefined;
}

const MILLISECONDS_PER_FRAME = 250;
const MOST_ROWS = 12;

/** Shows the progress of a sweep: a table that is redrawn on a terminal, or a line per trial that ends. */
export class LiveView {
  readonly #terminal: Terminal;
  readonly #started = performance.now();
  readonly #trials = new Map<number, LiveTrial>();
  readonly #workers = new Set<string>();
  #total = 0;
  #epochs = 0;
  #drawn = 0;
  #frame = Number.NEGATIVE_INFINITY;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** Shows an event. */
  show(event: SweepEvent): void {
    if (event.type === 'note') this.note(event.text);
    if (event.type === 'sweep-start') this.#start(event);
    if (event.type === 'segment-lost' && !event.last)
      this.note(`trial ${event.trial}: its worker no longer reports; another takes over`);
    if (event.type === 'segment-failed' && !event.last)
      this.note(`trial ${event.trial} failed: ${event.error}; another attempt follows`);
    if (event.type === 'late-result') this.note(`trial ${event.trial}: a late result was not counted`);
    if (event.type === 'verification' && !event.same)
      this.note(`trial ${event.trial}: a second training gave OTHER WEIGHTS`);
    this.#update(event);
    if (!this.#terminal.animated) this.#line(event);
    else if (performance.now() - this.#frame > MILLISECONDS_PER_FRAME) this.#draw();
  }

  /** Writes a line above the table. */
  note(text: string): void {
    this.clear();
    this.#terminal.line(text);
  }

  /** Removes the table. */
  clear(): void {
    if (this.#drawn > 0) this.#terminal.stream.write(`\u001b[${this.#drawn}A\u001b[J`);
    this.#drawn = 0;
  }

  #start({
    sweep,
    trials,
    resumed,
    database,
    comparedOnTestImages,
  }: Extract<SweepEvent, { type: 'sweep-start' }>): void {
    this.#total = trials;
    this.note(`sweep ${sweep}${resumed ? ' (resumed)' : ''}: ${trials} trials, in ${database}`);
    if (comparedOnTestImages) this.note('warning: trials are compared on the test images');
  }

  #update(event: SweepEvent): void {
    if (!('trial' in event)) return;
    const trial = this.#trials.get(event.trial) ?? { state: 'active', epoch: 0, rung: 0, score: undefined };
    this.#trials.set(event.trial, trial);
    if (event.type === 'segment') {
      const last = event.epochs.at(-1);
      trial.epoch = last?.epoch ?? trial.epoch;
      trial.score = last?.val_accuracy ?? trial.score;
      this.#epochs += event.epochs.length;
      this.#workers.add(event.worker);
    }
    if (event.type === 'promote') trial.rung = event.rung;
    if (event.type === 'trial-end') trial.state = event.state;
  }

  #line(event: SweepEvent): void {
    if (event.type !== 'trial-end') return;
    const ended = [...this.#trials.values()].filter(({ state }) => state !== 'active').length;
    const { trial, state, epoch, reason, objective } = event;
    const score = objective === null ? '' : `, ${objective.toFixed(4)}`;
    this.#terminal.line(
      `trial ${trial} ${state} after ${epoch} epochs${score}${reason === null ? '' : ` (${reason})`}  [${ended}/${this.#total}]`,
    );
  }

  #draw(): void {
    this.#frame = performance.now();
    const rows = [...this.#trials].filter(([, { state }]) => state === 'active').slice(0, MOST_ROWS);
    const best = Math.max(...[...this.#trials.values()].map(({ score }) => score ?? 0));
    const ended = [...this.#trials.values()].filter(({ state }) => state !== 'active').length;
    const table = drawTable(
      [{ head: 'trial' }, { head: 'epoch' }, { head: 'rung' }, { head: 'val accuracy' }],
      rows.map(([number, { epoch, rung, score }]) => [
        String(number),
        String(epoch),
        String(rung),
        score === undefined ? '–' : score.toFixed(4),
      ]),
    );
    const summary = [
      `${ended}/${this.#total} trials`,
      `${this.#epochs} epochs`,
      `best ${best.toFixed(4)}`,
      `${this.#workers.size} workers`,
      `ETA ${this.#timeLeft(ended)}`,
    ].join('  ');
    this.clear();
    for (const line of [...table, summary]) this.#terminal.line(line.slice(0, this.#terminal.columns - 1));
    this.#drawn = table.length + 1;
  }

  /** At the pace of the trials that have ended so far. */
  #timeLeft(ended: number): string {
    if (ended === 0) return '–';
    const seconds = (performance.now() - this.#started) / 1000;
    return formatTimeLeft((seconds / ended) * (this.#total - ended));
  }
}
