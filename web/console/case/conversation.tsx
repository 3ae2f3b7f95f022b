/** Two editors that nobody can take for one another: words for the customer, and notes for colleagues. */
import { routes } from '#contracts/http.ts';
import type { StaffCase } from '#contracts/views.ts';
import { commandSchemas } from '#domain/commands.ts';
import { call } from '../api/client.ts';
import { CommandFormOfCase } from '../forms/command-form-of-case.tsx';
import { addNote, writeToCustomer } from '../forms/commands/contact.tsx';
import { EnvelopeIcon, LockIcon } from '../frame/icons.tsx';
import { useLanguage, useWords } from '../language.tsx';
import { usePrinting } from '../printing.ts';
import { caseWords } from '../words/case.ts';
import { whoText } from '../words/people.ts';
import { Section } from './section.tsx';

const spoken = new Set(['MessageToCustomer', 'MessageToBank']);

export function Conversation({ it }: { it: StaffCase }) {
  const words = useWords(caseWords);
  const messages = it.events.filter(({ event }) => spoken.has(event));
  return (
    <Section
      icon={<EnvelopeIcon />}
      title={words.conversation}
      aside={words.conversationNote}
      className="to-customer"
    >
      {messages.length === 0 && <p className="quiet">{words.noConversation}</p>}
      <ol className="messages">
        {messages.map(({ seq, at, by, event, data }) => (
          <Entry
            key={seq}
            at={at}
            by={by.kind === 'staff' ? by.id : by.kind}
            // recorded by the event's own schema; an operator's view leaves the text out
            text={typeof data['text'] === 'string' ? data['text'] : ''}
            side={event === 'MessageToBank' ? 'theirs' : 'ours'}
          />
        ))}
      </ol>
      {it.allowed.includes('WriteToCustomer') ? (
        <CommandFormOfCase
          it={it}
          task={null}
          command="WriteToCustomer"
          form={writeToCustomer}
          kind="WriteToCustomer"
          schema={commandSchemas.WriteToCustomer}
          send={async (data, { expectedVersion, key }) =>
            call('WriteToCustomer', {
              path: { caseId: it.caseId },
              body: { ...data, expectedVersion },
              key,
            })
          }
        />
      ) : (
        <p className="quiet">{words.cannotWrite}</p>
      )}
    </Section>
  );
}

export function Notes({ it }: { it: StaffCase }) {
  const words = useWords(caseWords);
  return (
    <Section icon={<LockIcon />} title={words.notes} aside={words.notesNote} className="internal">
      {it.notes.length === 0 && <p className="quiet">{words.noNotes}</p>}
      <ol className="messages">
        {it.notes.map((note) => (
          <Entry key={note.noteId} at={note.at} by={note.by} text={note.text} side="internal" />
        ))}
      </ol>
      {it.allowed.includes('AddNote') && (
        <CommandFormOfCase
          it={it}
          task={null}
          command="AddNote"
          form={addNote}
          kind="AddNote"
          schema={routes.AddNote.body}
          // a note is true whatever happens to the case meanwhile
          versioned={false}
          send={async (body, { key }) =>
            call('AddNote', { path: { caseId: it.caseId }, body, key })
          }
        />
      )}
    </Section>
  );
}

interface EntryProps {
  readonly at: string;
  readonly by: string;
  readonly text: string;
  readonly side: 'ours' | 'theirs' | 'internal';
}

function Entry({ at, by, text, side }: EntryProps) {
  const printing = usePrinting();
  const { locale } = useLanguage();
  return (
    <li className={`message ${side}`}>
      <p className="quiet">
        {whoText(by, locale)} · <time dateTime={at}>{printing.moment(at)}</time>
      </p>
      <p className="pre">{text}</p>
    </li>
  );
}
