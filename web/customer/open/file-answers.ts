/** What was answered about the files of an opening, and what is missing of that. */
import type { Values } from '../../shared/drafts.ts';
import type { Fault } from '../form/say-errors.ts';
import { useWords } from '../language.tsx';
import { commonWords } from '../words/common.ts';
import { openWords } from '../words/open.ts';
import { type OpeningFilesWords, openingFilesWords } from '../words/opening-files.ts';
import { type Picked, usePicked } from './files.ts';

const isSensitive = (values: Values): boolean => values['filesSensitive'] === 'yes';
const hasConsent = (values: Values): boolean => values['filesConsent'] === 'yes';

/** What each file is announced with: a consent of its own where it is sensitive (PIPL 29). */
export const announcedWith = (values: Values) =>
  isSensitive(values) ? { sensitive: true, sensitiveDataConsent: true } : { sensitive: false };

/** Faults of the step; without files nothing is missing. `openQuestion` is said where nobody answered whether they are sensitive. */
function fileFaults(
  values: Values,
  { chosen, missing }: Picked,
  words: OpeningFilesWords,
  openQuestion: string,
): Fault[] {
  const none = chosen.length === 0;
  return [
    ...(missing.length === 0
      ? []
      : [{ field: 'files', message: words.missing(missing.join(words.list)) }]),
    ...(none || values['filesSensitive']
      ? []
      : [{ field: 'filesSensitive', message: openQuestion }]),
    ...(none || !isSensitive(values) || hasConsent(values)
      ? []
      : [{ field: 'filesConsent', message: words.consentNeeded }]),
  ];
}

/** The same, for a page that shows them. */
export function useFileFaults(values: Values): () => Fault[] {
  const words = useWords(openingFilesWords);
  const open = useWords(openWords);
  const common = useWords(commonWords);
  const picked = usePicked();
  return () => fileFaults(values, picked, words, common.choose(open.filesSensitive));
}
