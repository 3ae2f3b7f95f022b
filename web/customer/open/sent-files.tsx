import { ChosenFiles } from '../evidence/file-field.tsx';
import { useLanguage, useWords } from '../language.tsx';
import { useHotline } from '../process.tsx';
import { href } from '../router.ts';
import { openingFilesWords } from '../words/opening-files.ts';
import { carry, type Load, useLoad } from './carrying.ts';
import type { Opened } from './opened.ts';

/** Which files are not with the bank, and where they can still be handed in. */
function NotThere({
  opened,
  names,
  why,
}: {
  opened: Opened;
  names: readonly string[];
  why: string;
}) {
  const words = useWords(openingFilesWords);
  const hotline = useHotline();
  return (
    <div class="notice care">
      <p>{why}</p>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <p class="after">
        {opened.hasMail ? (
          <a href={href('case', opened.caseNo, 'evidence')}>{words.elsewhere}</a>
        ) : (
          words.byHotline(hotline)
        )}
      </p>
    </div>
  );
}

/** What is said of the whole, and read aloud as it changes. */
function Summary({ load: { state, chosen, arrived } }: { load: Load }) {
  const words = useWords(openingFilesWords);
  const look = state === 'sending' ? 'notice' : 'notice good';
  return (
    <>
      <div role="status">
        {state === 'sending' ? (
          <p class={look}>{words.sending(arrived, arrived + chosen.length)}</p>
        ) : (
          arrived > 0 && <p class={look}>{words.arrived(arrived)}</p>
        )}
      </div>
      <div role="alert">
        {state === 'ended' && chosen.length > 0 && (
          <p class="notice bad">{words.failed(chosen.length)}</p>
        )}
      </div>
    </>
  );
}

function Carried({ load, opened }: { load: Load; opened: Opened }) {
  const { locale } = useLanguage();
  const words = useWords(openingFilesWords);
  const { state, chosen } = load;
  return (
    <>
      <Summary load={load} />
      {state === 'over' ? (
        <NotThere opened={opened} names={chosen.map(({ file }) => file.name)} why={words.over} />
      ) : (
        <ChosenFiles chosen={chosen} />
      )}
      {state === 'ended' && chosen.length > 0 && (
        <div class="actions">
          <button type="button" class="button" onClick={() => void carry(locale)}>
            {words.again}
          </button>
        </div>
      )}
    </>
  );
}

/** The files of the opening: on their way, arrived, or lost with the page that held them. */
export function SentFiles({ opened }: { opened: Opened }) {
  const words = useWords(openingFilesWords);
  const load = useLoad();
  const unsent = opened.unsent ?? [];
  const isCarried = load?.caseNo === opened.caseNo;
  if (!isCarried && unsent.length === 0) return null;
  return (
    <section>
      <h2>{words.title}</h2>
      {isCarried ? (
        <Carried load={load} opened={opened} />
      ) : (
        <NotThere opened={opened} names={unsent} why={words.lost} />
      )}
    </section>
  );
}
