import { useWords } from '../language.tsx';
import { commonWords } from '../words/common.ts';

/** Marks a figure of the rule profile that nobody has confirmed yet. */
export function Unconfirmed() {
  return <span class="unconfirmed">{useWords(commonWords).unconfirmed}</span>;
}
