/** The order of test files: those that start a host or a browser first, so that none of them is begun when the others are done. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONGEST = [
  '/test/web/journeys/every-',
  '/test/journeys/',
  '/test/web/journeys/',
  '/test/faults/',
  '/test/local/simulate/',
  '/test/web/console-',
  '/test/infra/',
  '/test/local/',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const found = LONGEST.findIndex((it) => moduleId.includes(it));
  return found < 0 ? LONGEST.length : found;
};

export default class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return usual.toSorted((a, b) => rank(a) - rank(b));
  }
}
