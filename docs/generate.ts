/** `npm run docs`: writes every generated document again. A contract test compares them with what is committed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cn20203 } from '#domain/profiles/cn-2020-3.ts';
import { clocksDocument } from './clocks-document.ts';
import { failureModesDocument } from './failure-modes-document.ts';
import { lifecycleDocument } from './lifecycle-document.ts';
import { numbersDocument } from './numbers-document.ts';
import { openapi } from './openapi.ts';
import { scaleDocument } from './scale-document.ts';
import { readmeWithDiagram, workflowDocument } from './workflow-diagram.ts';

export interface GeneratedDocument {
  /** Path from the root of the repository. */
  readonly file: string;
  readonly render: () => string;
}

export const documents: readonly GeneratedDocument[] = [
  { file: 'docs/openapi.json', render: openapi },
  { file: 'docs/generated/workflow.md', render: workflowDocument },
  { file: 'docs/generated/lifecycle.md', render: lifecycleDocument },
  { file: 'docs/generated/clocks-cn-2020-3.md', render: () => clocksDocument(cn20203) },
  { file: 'docs/failure-modes.md', render: failureModesDocument },
  { file: 'docs/numbers.md', render: numbersDocument },
  { file: 'docs/scale.md', render: scaleDocument },
  { file: 'README.md', render: readmeWithDiagram },
];

const self = fileURLToPath(import.meta.url);
if (process.argv[1] === self) {
  for (const { file, render } of documents) {
    const path = join(dirname(self), '..', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, render());
  }
}
