import { useWords } from '../language.tsx';
import { commonWords } from '../words/common.ts';

/** Marks a figure of the rule profile that nobody has confirmed yet; what that means stands in a note beside the list. */
export function Unconfirmed() {
  return <span class="unconfirmed">{useWords(commonWords).unconfirmed}</span>;
}

/** What the mark means, where a list holds one: read by everybody, not by who can hover. */
export function UnconfirmedNote({ of }: { of: readonly { readonly confirmed: boolean }[] }) {
  const words = useWords(commonWords);
  if (of.every(({ confirmed }) => confirmed)) return null;
  return (
    <p class="quiet small">
      <span class="unconfirmed first">{words.unconfirmed}</span> {words.unconfirmedMeans}
    </p>
  );
}
