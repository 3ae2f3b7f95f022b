import type { ComponentChildren } from 'preact';
import { customerStateLabels } from '#contracts/labels.ts';
import type { CustomerCase } from '#contracts/views.ts';
import { useLanguage, useWords } from '../language.tsx';
import { caseWords } from '../words/case.ts';
import { useCase } from './my-case.ts';

const looks: Readonly<Record<CustomerCase['state'], string>> = {
  working: 'chip',
  yourTurn: 'chip turn',
  carryingOut: 'chip',
  followingUp: 'chip',
  ended: 'chip over',
};

export function CaseHead({ children }: { children: ComponentChildren }) {
  const { locale } = useLanguage();
  const words = useWords(caseWords);
  const { view, my } = useCase();
  return (
    <div class="case-head">
      {children}
      <span class={looks[view.state]}>{customerStateLabels[view.state][locale]}</span>
      <button type="button" class="link" onClick={() => void my.leave()}>
        {words.signOut}
      </button>
    </div>
  );
}
