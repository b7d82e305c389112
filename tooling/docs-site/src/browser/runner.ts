/** What a page gives to the program that it runs. */
interface Page {
  /** Address of a folder with a part of MNIST, for `loadMnist({ source })`. */
  readonly digits: string;
  /** Is aborted when the reader stops the program. */
  readonly signal: AbortSignal;
  /** Adds a line to the output. */
  print(line: string): void;
  /** Shows a figure, which replaces the one before it. */
  show(svg: string): void;
}

/** The address of this module. Vite would take `new URL(…, import.meta.url)` for an asset to bundle. */
const HERE: string = import.meta.url;

interface Program {
  run(page: Page): Promise<void>;
}

/** Adds a button and an output to a code block whose program the site has bundled. */
export function addRunner(block: HTMLElement): void {
  const button = createElement('button', { type: 'button', className: 'live-run', textContent: 'Run' });
  const output = createElement('pre', { className: 'live-output', hidden: true });
  output.setAttribute('role', 'log');
  const figure = createElement('div', { className: 'live-figure' });
  block.append(button, output, figure);
  let running: AbortController | undefined;
  button.addEventListener('click', async () => {
    if (running) {
      running.abort();
      return;
    }
    running = new AbortController();
    button.textContent = 'Stop';
    output.hidden = false;
    output.textContent = '';
    figure.replaceChildren();
    const print = (line: string): void => output.append(`${line}\n`);
    try {
      await runProgram(block.dataset.live ?? '', {
        signal: running.signal,
        print,
        show: (svg) => showFigure(figure, svg),
      });
      block.dataset.state = 'finished';
    } catch (error) {
      print(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
      block.dataset.state = 'failed';
    }
    running = undefined;
    button.textContent = 'Run again';
  });
}

async function runProgram(name: string, page: Omit<Page, 'digits'>): Promise<void> {
  const program: Program = await import(/* @vite-ignore */ new URL(`./${name}.js`, HERE).href);
  await program.run({ ...page, digits: new URL('../digits/', HERE).href });
}

/** Parses the figure as a document of its own, so that the policy of the page applies to it. */
function showFigure(figure: HTMLElement, svg: string): void {
  const parsed = new DOMParser().parseFromString(svg, 'text/html');
  figure.replaceChildren(...parsed.body.childNodes);
}

function createElement<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(name), properties);
}
