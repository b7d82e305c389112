import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '@lenet5/test-kit/repository';
import {
  type Application,
  Comment,
  CommentTag,
  Converter,
  type DeclarationReflection,
  JSX,
  PageEvent,
  type Reflection,
  ReflectionKind,
  RendererEvent,
  type TypeDocOptions,
} from 'typedoc';
import type { SiteDocument } from './documents.js';
import { landingHtml } from './landing.js';

const ASSETS = fileURLToPath(new URL('../assets/', import.meta.url));
const API_CATEGORY = 'API reference';
/** The script that TypeDoc writes into each page. */
const INLINE_SCRIPT = /<script>document\.documentElement\.dataset\.theme.*?<\/script>/;

/** The languages of the code blocks that are not highlighted if the caller wants no colors. */
const LANGUAGES = ['console', 'js', 'json', 'sh', 'ts', 'yaml'];

/**
 * Options of TypeDoc for a site of documents and the API reference, with a README as its landing page. Without `highlight`, the
 * code blocks have one color, which halves the time to write the pages.
 */
export function pageOptions(documents: readonly SiteDocument[], highlight: boolean): Partial<TypeDocOptions> {
  return {
    ...(highlight ? {} : { highlightLanguages: [], ignoredHighlightLanguages: LANGUAGES }),
    readme: join(ROOT, 'README.md'),
    projectDocuments: documents.map(({ path }) => path),
    customCss: `${ASSETS}site.css`,
    favicon: `${ASSETS}favicon.svg`,
    categorizeByGroup: false,
    categoryOrder: ['Guides', 'Packages', API_CATEGORY, 'Project', '*'],
    navigation: { includeCategories: true },
    searchInDocuments: true,
    searchInComments: true,
    hideGenerator: true,
    validation: { notDocumented: false, invalidLink: true, invalidPath: true, notExported: false },
  };
}

/** Names the documents after their headings, and lets links to their folders find them. */
export function addDocuments(app: Application, documents: readonly SiteDocument[]): void {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, reflection) => {
    const { files } = reflection.project;
    const path = files.getReflectionPath(reflection);
    const document = documents.find((entry) => entry.path === path);
    if (!document) throw new Error(`TypeDoc read a document that is not part of the site (${path})`);
    reflection.name = document.title;
    for (const folder of document.folders) files.registerReflectionPath(folder as never, reflection);
    setCategory(reflection, document.group);
  });
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (_, reflection: DeclarationReflection) => {
    if (reflection.kind === ReflectionKind.Module) setCategory(reflection, API_CATEGORY);
  });
  app.renderer.hooks.on('content.begin', ({ page }) =>
    JSX.createElement(JSX.Raw, { html: page.url === 'index.html' ? landingHtml() : '' }),
  );
}

/**
 * Moves the inline script of each page to a file, adds the script that runs programs where there are some, and adapts anchors
 * that are written as GitHub makes them: it keeps two hyphens of a heading, and TypeDoc keeps one.
 */
export function adaptPages(app: Application): void {
  app.renderer.on(RendererEvent.BEGIN, ({ project }) => {
    // The declarations lie in build output, which no host serves.
    for (const reflection of Object.values(project.reflections)) {
      if (reflection.isDeclaration() || reflection.isSignature()) delete reflection.sources;
    }
  });
  app.renderer.on(PageEvent.END, (page) => {
    if (!page.contents?.includes('<html')) return;
    const base = /data-base="([^"]*)"/.exec(page.contents)?.[1] ?? './';
    const found = INLINE_SCRIPT.exec(page.contents);
    if (!found)
      throw new Error(`${page.url} has no inline script — adapt INLINE_SCRIPT to this version of TypeDoc`);
    const live = page.contents.includes('data-live=')
      ? `<script type="module" src="${base}assets/live/main.js"></script>`
      : '';
    page.contents = page.contents
      .replace(found[0], `<script src="${base}assets/theme.js"></script>${live}`)
      .replace(/(href="[^"#]*#[^"]*?)--+/g, '$1-');
  });
}

function setCategory(reflection: Reflection, category: string): void {
  reflection.comment ??= new Comment();
  reflection.comment.blockTags.push(new CommentTag('@category', [{ kind: 'text', text: category }]));
}
