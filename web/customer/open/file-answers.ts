/** What was answered about the files of an opening, and what is missing of that. */
import type { Values } from '../../shared/drafts.ts';
import type { Fault } from '../form/say-errors.ts';
import { useWords } from '../language.tsx';
import { commonWords } from '../words/common.ts';
import { evidenceWords } from '../words/evidence.ts';
import { openWords } from '../words/open.ts';
import { type OpeningFilesWords, openingFilesWords } from '../words/opening-files.ts';
import { type Picked, usePicked } from './files.ts';

export const someSensitive = (values: Values): boolean => values['filesSensitive'] === 'yes';
const hasConsent = (values: Values): boolean => values['filesConsent'] === 'yes';

/** Faults of the step; without files nothing is missing. */
function fileFaults(
  values: Values,
  { chosen, missing }: Picked,
  words: OpeningFilesWords,
  { openQuestion, whichNeeded }: { openQuestion: string; whichNeeded: string },
): Fault[] {
  const none = chosen.length === 0;
  const noneOfThem = someSensitive(values) && chosen.every(({ isPlain }) => isPlain);
  return [
    ...(missing.length === 0
      ? []
      : [{ field: 'files', message: words.missing(missing.join(words.list)) }]),
    ...(none || values['filesSensitive']
      ? []
      : [{ field: 'filesSensitive', message: openQuestion }]),
    ...(none || !noneOfThem ? [] : [{ field: 'which', message: whichNeeded }]),
    ...(none || !someSensitive(values) || hasConsent(values)
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
  const { whichNeeded } = useWords(evidenceWords);
  const said = { openQuestion: common.choose(open.filesSensitive), whichNeeded };
  return () => fileFaults(values, picked, words, said);
}
