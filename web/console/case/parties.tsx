import { nameText } from '#contracts/format.ts';
import type { StaffCase } from '#contracts/views.ts';
import { useWords } from '../language.tsx';
import { readsNoStory, useMe } from '../me.ts';
import { usePrinting } from '../printing.ts';
import { caseWords } from '../words/case.ts';
import { intakeWords } from '../words/intake.ts';
import { Facts, Section } from './section.tsx';

/** Who it is and how they are reached, for those who speak with them; everybody else is told why it is hidden. */
export function Parties({ it }: { it: StaffCase }) {
  const words = useWords(caseWords);
  const fields = useWords(intakeWords);
  const printing = usePrinting();
  const me = useMe();
  const { complainant, representative } = it.intake ?? {};
  if (it.identityHidden)
    return (
      <Section title={words.parties}>
        <p className="note hidden-identity">
          <span aria-hidden="true">◐ </span>
          {readsNoStory(me) ? words.operatorSight : words.identityHidden}
        </p>
      </Section>
    );
  const scopes = { inform: words.scopeInform, settle: words.scopeSettle };
  return (
    <Section title={words.parties}>
      <Facts
        items={[
          [fields.name, complainant && nameText(complainant.name)],
          [
            fields.kind,
            complainant && (complainant.kind === 'person' ? fields.person : fields.company),
          ],
          [fields.phone, complainant?.phone],
          [fields.email, complainant?.email],
          [fields.customerNumber, complainant?.customerNumber],
          [words.representative, representative && nameText(representative.name)],
          [
            words.authority,
            representative &&
              [
                scopes[representative.authority.scope],
                representative.authority.document,
                representative.authority.expiresOn
                  ? printing.date(representative.authority.expiresOn)
                  : '',
              ]
                .filter(Boolean)
                .join('\n'),
          ],
        ]}
      />
    </Section>
  );
}

export function People({ it }: { it: StaffCase }) {
  const words = useWords(caseWords);
  return (
    <Section title={words.people}>
      <Facts
        items={[
          [words.owner, it.owner ?? words.nobody],
          [words.handlers, it.handlers.join('\n')],
          [words.recused, it.recused.join('\n')],
        ]}
      />
    </Section>
  );
}
