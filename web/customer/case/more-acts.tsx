import type { CustomerCase } from '#contracts/views.ts';
import { ask } from '../doors.ts';
import { useLanguage, useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { href } from '../router.ts';
import { caseWords } from '../words/case.ts';
import { useCase } from './my-case.ts';
import { forgetDevice, remembered } from './session.ts';

function ForgetDevice() {
  const { locale } = useLanguage();
  const words = useWords(caseWords);
  const { zone, setFlash } = useCase();
  const printing = usePrinting(zone);
  const until = remembered()?.rememberedUntil;
  if (until === undefined) return null;
  const forget = async () => {
    if ((await ask('ForgetDevice', locale)).kind !== 'done') return;
    forgetDevice();
    setFlash({ text: words.deviceForgotten, good: true });
  };
  return (
    <li>
      <button type="button" class="link" onClick={() => void forget()}>
        {words.forgetDevice}
      </button>
      <span class="quiet">{words.deviceUntil(printing.deadline(until))}</span>
    </li>
  );
}

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
        <ForgetDevice />
      </ul>
    </section>
  );
}
