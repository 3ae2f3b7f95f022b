import type { Locale } from '#domain/vocabulary.ts';
import type { Process } from '../doors.ts';
import { useLanguage, useWords } from '../language.tsx';
import { commonWords } from '../words/common.ts';
import { Unconfirmed, UnconfirmedNote } from './unconfirmed.tsx';

/** A text of the profile; a profile may have been written for fewer languages than the site. */
export const said = (text: Readonly<Record<string, string>>, locale: Locale): string =>
  text[locale] ?? text['zh-CN'] ?? '';

/** Some names carry their number in brackets; it stands beside as a link. */
const withoutNumber = (name: string, contact: string): string =>
  name.replace(new RegExp(`\\s*[（(]${contact}[）)]`), '');

/** Whom else one may turn to (P3.3-3), with the way to reach them. */
export function Bodies({ bodies }: { bodies: Process['outsideBodies'] }) {
  const { locale } = useLanguage();
  const words = useWords(commonWords);
  return (
    <>
      <ul class="bodies">
        {bodies.map((it) => (
          <li key={it.kind}>
            <strong>{withoutNumber(said(it.name, locale), it.contact)}</strong>
            {/\d/.test(it.contact) && (
              <a href={`tel:${it.contact}`}>{words.telephone(it.contact)}</a>
            )}
            {!it.confirmed && <Unconfirmed />}
          </li>
        ))}
      </ul>
      <UnconfirmedNote of={bodies} />
    </>
  );
}
