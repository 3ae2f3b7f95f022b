import { useState } from 'react';
import type { StaffCase } from '#contracts/views.ts';
import { drafts } from '../drafts/device.ts';
import { useLanguage, useWords } from '../language.tsx';
import { useMe } from '../me.ts';
import { caseWords } from '../words/case.ts';
import { commandWords } from '../words/commands.ts';
import { formWords } from '../words/form.ts';
import { draftLines } from './draft-lines.ts';
import { Section } from './section.tsx';

/** Drafts of steps that are over: whoever was quicker, the words of the slower one must not be lost. */
export function orphansOf(kinds: readonly string[], { tasks }: Pick<StaffCase, 'tasks'>): string[] {
  const open = new Set(tasks.filter((it) => it.status === 'open').map((it) => it.taskId));
  return kinds.filter((kind) => {
    const [command = '', taskId] = kind.split(':');
    return command !== 'said' && taskId !== undefined && !open.has(taskId);
  });
}

export function Orphans({ it }: { it: StaffCase }) {
  const words = useWords(caseWords);
  const named = useWords(commandWords);
  const { discard } = useWords(formWords);
  const { locale } = useLanguage();
  const { staffId } = useMe();
  const [, redraw] = useState(0);
  const kinds = orphansOf(drafts.kindsOf(staffId, it.caseId), it);
  if (kinds.length === 0) return null;
  return (
    <Section title={words.orphanTitle} aside={words.orphanText} className="internal">
      {kinds.map((kind) => {
        const name = { user: staffId, caseId: it.caseId, kind };
        const [command = ''] = kind.split(':');
        const title = command in named ? named[command as keyof typeof named].title : command;
        return (
          <div className="part" key={kind}>
            <h3>{title}</h3>
            <dl className="facts">
              {draftLines(drafts.read(name)?.values, locale).map((line, index) => (
                <div key={`${index}-${line.name}`}>
                  <dt>{line.name}</dt>
                  <dd className="pre">{line.text}</dd>
                </div>
              ))}
            </dl>
            <button
              type="button"
              className="small"
              onClick={() => {
                drafts.drop(name);
                redraw((n) => n + 1);
              }}
            >
              {discard}
            </button>
          </div>
        );
      })}
    </Section>
  );
}
