import { nameText } from '#contracts/format.ts';
import { issueTypeLabels, productLabels } from '#contracts/labels.ts';
import type { CustomerCase } from '#contracts/views.ts';
import { useLanguage, useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { Facts } from '../parts/facts.tsx';
import { caseWords } from '../words/case.ts';
import { useCase } from './my-case.ts';

/** The customer's own words, as the bank has them. */
export function Told({ view }: { view: CustomerCase }) {
  const { locale } = useLanguage();
  const words = useWords(caseWords);
  const { zone } = useCase();
  const printing = usePrinting(zone);
  const { intake } = view;
  if (!intake) return null;
  return (
    <details>
      <summary>{words.told}</summary>
      <Facts
        facts={[
          { name: words.product, value: productLabels[intake.product][locale] },
          { name: words.issueType, value: issueTypeLabels[intake.issueType][locale] },
          { name: words.whatHappened, value: intake.whatHappened },
          { name: words.wish, value: intake.wish },
          {
            name: words.representative,
            value: intake.representative && nameText(intake.representative.name),
          },
          { name: words.received, value: printing.moment(view.receivedAt) },
        ]}
      />
    </details>
  );
}
