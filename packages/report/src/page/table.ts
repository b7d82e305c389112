import { type Content, html, type Markup } from './html.js';

/** A table with a caption: column heads, and rows that each open with their own head. */
export interface TableData {
  readonly caption: Content;
  readonly heads: readonly Content[];
  readonly rows: readonly (readonly Content[])[];
  /** Rows that stand out, by index. */
  readonly strong?: readonly number[];
  /** True where cells are text rather than numbers. */
  readonly prose?: boolean;
}

/** A table that scrolls sideways in a narrow window, by finger or by keyboard. */
export function table({ caption, heads, rows, strong = [], prose = false }: TableData): Markup {
  return html`<div class="scroll" tabindex="0"><table${prose && html` class="prose"`}>
<caption><span>${caption}</span></caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows.map((row, i) => html`<tr${strong.includes(i) && html` class="strong"`}>${cells(row)}</tr>\n`)}</tbody>
</table></div>
`;
}

/** A table that stands for a figure, folded away until it is asked for. */
export function foldedTable(data: TableData): Markup {
  return html`<details><summary>The same as a table</summary>
${table(data)}</details>
`;
}

function cells([head, ...values]: readonly Content[]): Markup {
  return html`<th scope="row">${head}</th>${values.map((value) => html`<td>${value}</td>`)}`;
}
