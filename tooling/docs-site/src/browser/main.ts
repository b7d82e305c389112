import { addRunner } from './runner.js';

for (const block of document.querySelectorAll<HTMLElement>('[data-live]')) addRunner(block);
