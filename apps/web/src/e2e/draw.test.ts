import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useApp } from './use-app.js';
import { press, type Visit, visit } from './visit.js';

const app = useApp();
let tab: Visit;
let page: Page;
beforeEach(async () => {
  tab = await visit(app.browser, `${app.server.url}#draw?digit=0`);
  ({ page } = tab);
  await page.getByText('This is correct.').first().waitFor();
});
afterEach(async () => {
  expect(tab.problems).toEqual([]);
  expect(tab.foreign).toEqual([]);
  await tab.context.close();
});

const answer = (): Promise<string | null> => page.locator('.answer').textContent();

/** Draws lines through points of the pad, with coordinates from 0 to 1. */
async function drawLines(...lines: (readonly [number, number])[][]): Promise<void> {
  // A slider that was set before may have scrolled the pad away.
  await page.locator('.pad').scrollIntoViewIfNeeded();
  const pad = await page.locator('.pad').boundingBox();
  if (!pad) throw new Error('the page has no pad');
  const at = ([x, y]: readonly [number, number]) => [pad.x + x * pad.width, pad.y + y * pad.height] as const;
  for (const line of lines) {
    await page.mouse.move(...at(line[0]!));
    await page.mouse.down();
    for (const point of line.slice(1)) await page.mouse.move(...at(point), { steps: 8 });
    await page.mouse.up();
  }
}

const SEVEN: [number, number][] = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.45, 0.8],
];
const ONE: [number, number][] = [
  [0.55, 0.15],
  [0.5, 0.85],
];

test('a seven and a one drawn with the pointer are recognized, and Undo removes them', async () => {
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(answer).toBe('–');
  await drawLines(SEVEN);
  await expect.poll(answer).toBe('7');
  await page.getByRole('button', { name: 'Clear' }).click();
  await drawLines(ONE);
  await expect.poll(answer).toBe('1');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(answer).toBe('–');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(answer).toBe('7');
});

test('the eraser removes ink, two digits are reported, and the cell of the keyboard shows only at keys', async () => {
  await press(page, 'Clear');
  await page.locator('.pad-hint', { hasText: 'Draw a digit' }).waitFor();
  await page.locator('.pad-tools select').selectOption('thin');
  await drawLines([
    [0.2, 0.2],
    [0.2, 0.8],
  ]);
  expect(await page.locator('.cursor').count()).toBe(0);
  await page.keyboard.press('ArrowLeft');
  await page.locator('.cursor').waitFor();
  const second: [number, number][] = [
    [0.7, 0.2],
    [0.7, 0.8],
  ];
  await drawLines(second);
  expect(await page.locator('.cursor').count()).toBe(0);
  const warning = page.locator('[data-digit-warnings]', { hasText: 'seems to show 2 digits' });
  await warning.waitFor();
  await expect.poll(() => page.locator('[data-announced]').textContent()).toContain('seems to show 2 digits');
  await page.locator('.pad-tools select').selectOption('thick');
  await press(page, 'Eraser');
  await drawLines(second);
  await warning.waitFor({ state: 'detached' });
  await expect.poll(answer).toBe('1');
  await page.setViewportSize({ width: 360, height: 740 });
  // On a phone, the pad, the answer and the ten bars fit on the screen, above the bar with the views.
  await page.evaluate(() => scrollTo(0, 0));
  const bottomOf = async (part: string): Promise<number> => {
    const box = await page.locator(part).boundingBox();
    return box ? box.y + box.height : Number.NaN;
  };
  const top = (await page.locator('header nav').boundingBox())?.y ?? Number.NaN;
  for (const part of ['.pad', '.answer', '.bars']) expect(await bottomOf(part)).toBeLessThanOrEqual(top);
});

test('the prediction changes within two frames of a stroke', async () => {
  await page.getByRole('button', { name: 'Clear' }).click();
  const frames = await page.evaluate(async () => {
    const pad = document.querySelector('.pad')!;
    const box = pad.getBoundingClientRect();
    const send = (type: string, x: number, y: number): boolean =>
      pad.dispatchEvent(
        new PointerEvent(type, {
          ...{ pointerId: 1, bubbles: true, button: 0, buttons: 1 },
          clientX: box.left + x * box.width,
          clientY: box.top + y * box.height,
        }),
      );
    Element.prototype.setPointerCapture = () => undefined;
    send('pointerdown', 0.55, 0.15);
    send('pointermove', 0.5, 0.85);
    for (let frame = 1; frame <= 10; frame++) {
      await new Promise(requestAnimationFrame);
      if (document.querySelector('.answer')?.textContent !== '–') return frame;
    }
    return Number.NaN;
  });
  expect(frames).toBeLessThanOrEqual(2);
});

test('a one drawn with the keyboard is recognized and announced', async () => {
  await page.locator('.pad').focus();
  await page.keyboard.press('c');
  for (let step = 0; step < 9; step++) await page.keyboard.press('ArrowUp');
  for (let step = 0; step < 19; step++) await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(answer).toBe('1');
  await expect.poll(() => page.locator('[data-announced]').textContent()).toMatch(/^The network predicts 1 /);
  await page.keyboard.press('u');
  await page.keyboard.press('c');
  await expect.poll(answer).toBe('–');
  await expect
    .poll(() => page.locator('[data-announced]').textContent())
    .toBe('The pad is empty: draw a digit to get a prediction.');
});

test('the keys 0 to 9 take test digits', async () => {
  await page.locator('.pad').focus();
  for (const digit of ['0', '1', '4', '6', '9']) {
    await page.keyboard.press(digit);
    await page.getByText(`Label: ${digit}`).waitFor();
  }
});

test('a pasted image and a dropped image are recognized; an image without ink is rejected with a reason', async () => {
  const give = (type: 'paste' | 'drop', ink: boolean): Promise<void> =>
    page.evaluate(
      async ({ type, ink }) => {
        const canvas = new OffscreenCanvas(320, 240);
        const context = canvas.getContext('2d')!;
        context.fillStyle = '#f4f1e8';
        context.fillRect(0, 0, 320, 240);
        if (ink) {
          context.strokeStyle = '#223';
          context.lineWidth = 12;
          context.stroke(new Path2D('M120 60 L200 60 L150 190'));
        }
        const file = new File([await canvas.convertToBlob()], 'seven.png', { type: 'image/png' });
        const data = new DataTransfer();
        data.items.add(file);
        const options = { bubbles: true, cancelable: true };
        dispatchEvent(
          type === 'paste'
            ? new ClipboardEvent('paste', { ...options, clipboardData: data })
            : new DragEvent('drop', { ...options, dataTransfer: data }),
        );
      },
      { type, ink },
    );
  for (const type of ['paste', 'drop'] as const) {
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(answer).toBe('–');
    await give(type, true);
    await expect.poll(answer).toBe('7');
    // The announcement for screen readers follows after a pause.
    await expect.poll(() => page.getByText('This is correct').count()).toBe(0);
  }
  await give('paste', false);
  await page.getByText('no ink was found in the image').waitFor();
  expect(await answer()).toBe('7');
});

test('the sliders distort the digit, and Reset restores it', async () => {
  await page.locator('input[name=rotate]').fill('180');
  // The announcement for screen readers, which follows after a pause, has the same words.
  await page.getByText('This is wrong: the label is 7.').first().waitFor();
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByText('This is correct.').first().waitFor();
});

test('the address contains the digit and its distortion', async () => {
  await page.locator('.pad').focus();
  await page.keyboard.press('3');
  await page.locator('input[name=contrast]').fill('0.5');
  await expect.poll(() => page.url()).toMatch(/#draw\?.*digit=\d+.*contrast=0\.5/);
  // What else an address has, also a hostile one, is ignored.
  const hostile =
    '&__proto__=polluted&constructor=%3Cscript%3Ethrow%201%3C/script%3E&lesson=1e999&shift=NaN&%E0%A4%A';
  const again = await visit(app.browser, `${page.url()}${hostile}`);
  await again.page.getByText('Label: 3').waitFor();
  expect(again.problems).toEqual([]);
  expect(await again.page.locator('input[name=contrast]').inputValue()).toBe('0.5');
  await again.context.close();
  await page.getByRole('button', { name: 'Clear' }).click();
  await drawLines(SEVEN);
  // The address is written 300 ms after the last stroke, or in the middle of a drawing that pauses for that long.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
  expect(page.url()).toMatch(/digit=[\w-]{500}/);
  const drawing = await visit(app.browser, page.url());
  await expect.poll(() => drawing.page.locator('.answer').textContent()).toBe('7');
  // A page without an address starts with a test digit, which is a seven too.
  await expect.poll(() => drawing.page.getByText('This is correct').count()).toBe(0);
  await drawing.context.close();
});

test('a second finger does not draw, and the first one draws on', async () => {
  await page.getByRole('button', { name: 'Clear' }).click();
  const ink = await page.evaluate(async () => {
    const pad = document.querySelector('.pad')!;
    const box = pad.getBoundingClientRect();
    Element.prototype.setPointerCapture = () => undefined;
    const send = (type: string, pointerId: number, x: number, y: number): boolean =>
      pad.dispatchEvent(
        new PointerEvent(type, {
          ...{ pointerId, pointerType: 'touch', bubbles: true, button: 0, buttons: 1 },
          clientX: box.left + x * box.width,
          clientY: box.top + y * box.height,
        }),
      );
    send('pointerdown', 1, 0.25, 0.25);
    send('pointerdown', 2, 0.75, 0.75);
    send('pointermove', 1, 0.27, 0.25);
    send('pointermove', 2, 0.75, 0.77);
    send('pointerup', 2, 0.75, 0.77);
    send('pointermove', 1, 0.25, 0.6);
    send('pointerup', 1, 0.25, 0.6);
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    const canvas = document.querySelector<HTMLCanvasElement>('.pad canvas')!;
    const { data, width } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    const paper = data[0];
    const hasInk = (x: number, y: number): boolean =>
      data[4 * (Math.floor(y * width) * width + Math.floor(x * width))] !== paper;
    return { finger: hasInk(0.25, 0.5), between: hasInk(0.5, 0.5), second: hasInk(0.75, 0.75) };
  });
  expect(ink).toEqual({ finger: true, between: false, second: false });
});

test('a distortion is shown beside the pad, can be removed there, and ends with Clear', async () => {
  const rotate = page.locator('input[name=rotate]');
  await rotate.fill('45');
  await page.getByText('The sliders distort this digit').waitFor();
  await press(page, 'Remove the distortion');
  expect(await rotate.inputValue()).toBe('0');
  await rotate.fill('45');
  await press(page, 'Clear');
  expect(await rotate.inputValue()).toBe('0');
  await press(page, 'Undo');
  expect(await rotate.inputValue()).toBe('45');
});
