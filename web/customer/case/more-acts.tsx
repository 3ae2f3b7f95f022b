import type { CustomerCase } from '#contracts/views.ts';
import { useWords } from '../language.tsx';
import { href } from '../router.ts';
import { caseWords } from '../words/case.ts';

/** Rights that are always told, and the way out last; none of them is pressed on anybody. */
export function MoreActs({ view }: { view: CustomerCase }) {
  const words = useWords(caseWords);
  const may = (command: string) => view.allowed.includes(command);
  return (
    <section class="card">
      <h2>{words.more}</h2>
      <ul class="links">
        {may('ReopenCase') && (
          <li>
            <a href={href('act', 'reopen')}>{words.reopen}</a>
          </li>
        )}
        {may('ProposeMediation') && (
          <li>
            <a href={href('act', 'propose-mediation')}>{words.proposeMediation}</a>
          </li>
        )}
        {may('ReferOutside') && (
          <li>
            <a href={href('act', 'outside')}>{words.tellOutside}</a>
          </li>
        )}
        <li>
          <a href={href('file')}>{words.file}</a>
        </li>
        {may('Withdraw') && (
          <li>
            <a href={href('act', 'withdraw')}>{words.withdraw}</a>
          </li>
        )}
      </ul>
    </section>
  );
}
