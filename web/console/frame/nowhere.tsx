import { useWords } from '../language.tsx';
import { hrefs } from '../place.ts';
import { frameWords } from '../words/frame.ts';
import { Link } from './link.tsx';
import { PageTitle } from './page-title.tsx';

export function Nowhere() {
  const words = useWords(frameWords);
  return (
    <div className="page">
      <PageTitle title={words.nowhereTitle} aside={words.nowhereText} />
      <Link href={hrefs.queue()}>{words.backToQueue}</Link>
    </div>
  );
}
