import { useWords } from '../language.tsx';
import { href } from '../router.ts';
import { commonWords } from '../words/common.ts';
import { PageTitle } from './page-title.tsx';

export function Nowhere() {
  const words = useWords(commonWords);
  return (
    <div class="sheet">
      <PageTitle>{words.nowhereTitle}</PageTitle>
      <p>{words.nowhereText}</p>
      <p>
        <a href={href()}>{words.home}</a>
      </p>
    </div>
  );
}
