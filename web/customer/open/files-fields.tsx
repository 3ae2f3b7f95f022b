import { MAX_OPENING_FILES } from '#domain/evidence/evidence.ts';
import { pick } from '../evidence/chosen.ts';
import { FileField } from '../evidence/file-field.tsx';
import { SensitiveFields } from '../evidence/sensitive-fields.tsx';
import type { Filling } from '../form/filling.ts';
import { useWords } from '../language.tsx';
import { evidenceWords } from '../words/evidence.ts';
import { openingFilesWords } from '../words/opening-files.ts';
import { addPicked, dropMissing, markPicked, removePicked, usePicked } from './files.ts';

function Missing({ names }: { names: readonly string[] }) {
  const words = useWords(openingFilesWords);
  return (
    <section class="notice care">
      <h2>{words.missingTitle}</h2>
      <p>{words.missingText}</p>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <p>
        <button type="button" class="link" onClick={dropMissing}>
          {words.drop}
        </button>
      </p>
    </section>
  );
}

/** Proofs that go along with the opening; nobody needs any (C8). What is of no use is said at the field, before anything is sent. */
export function FilesFields({ filling }: { filling: Filling }) {
  const words = useWords(openingFilesWords);
  const evidence = useWords(evidenceWords);
  const { chosen, missing } = usePicked();
  const add = async (files: readonly File[]) => {
    const room = { known: [], left: MAX_OPENING_FILES, full: words.full(MAX_OPENING_FILES) };
    const { good, faults } = await pick(files, chosen, room, evidence);
    addPicked(good);
    const message = faults.join(evidence.apart);
    filling.refuse(message ? [{ field: 'files', message }] : []);
  };
  return (
    <>
      <p>{words.lead}</p>
      <p class="quiet">{words.paper}</p>
      {missing.length > 0 && <Missing names={missing} />}
      <FileField
        chosen={chosen}
        busy={false}
        onAdd={(files) => void add(files)}
        onRemove={removePicked}
      />
      {chosen.length > 0 && (
        <SensitiveFields
          names={{ any: 'filesSensitive', consent: 'filesConsent' }}
          chosen={chosen}
          onMark={markPicked}
        />
      )}
      <p class="quiet">{words.notKept}</p>
    </>
  );
}
