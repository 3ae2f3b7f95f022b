import type { ComponentChildren } from 'preact';
import { useLanguage, useWords } from '../language.tsx';
import { useHotline } from '../process.tsx';
import { href, type Place } from '../router.ts';
import { commonWords } from '../words/common.ts';

function skipToContent(event: Event) {
  // a plain link to an id would change the hash, and so the page
  event.preventDefault();
  document.getElementById('content')?.focus();
}

function LanguageSwitch() {
  const { locale, choose } = useLanguage();
  const words = useWords(commonWords);
  const other = locale === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <button type="button" class="language" lang={other} onClick={() => choose(other)}>
      {words.otherLanguage}
    </button>
  );
}

const ofCase = new Set(['act', 'evidence', 'file']);
const areaOf = ({ page }: Place): string => (ofCase.has(page) ? 'case' : page);

function MainLinks({ place }: { place: Place }) {
  const words = useWords(commonWords);
  const current = (page: string) => (areaOf(place) === page ? 'page' : undefined);
  return (
    <nav aria-label={words.mainNav}>
      <a href={href('open')} aria-current={current('open')}>
        {words.open}
      </a>
      <a href={href('case')} aria-current={current('case')}>
        {words.myCase}
      </a>
    </nav>
  );
}

/** What surrounds every page: the bank, the two ways on, the language, the hotline. */
export function Frame({ place, children }: { place: Place; children: ComponentChildren }) {
  const words = useWords(commonWords);
  const hotline = useHotline();
  return (
    <>
      <a class="skip" href="#content" onClick={skipToContent}>
        {words.skip}
      </a>
      <header class="top">
        <div class="wide">
          <a class="brand" href={href()}>
            <span class="mark" aria-hidden="true" />
            <strong>{words.bank}</strong>
            <span>{words.service}</span>
          </a>
          <MainLinks place={place} />
          <LanguageSwitch />
        </div>
      </header>
      <main id="content" tabIndex={-1} class="wide">
        {children}
      </main>
      <footer>
        <div class="wide">
          <p>
            <a href={`tel:${hotline}`}>{words.hotline(hotline)}</a>
          </p>
          <p>{words.privacy}</p>
        </div>
      </footer>
    </>
  );
}
