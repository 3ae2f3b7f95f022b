import { useFilling } from '../form/filling.ts';
import { useLanguage } from '../language.tsx';
import { CheckPage } from './check-page.tsx';
import { DonePage } from './done-page.tsx';
import { StepPage } from './step-page.tsx';
import { beginning, DRAFT, openSteps } from './steps.ts';

/** Opening a case: five short steps, one page to check, one confirmation. No network between the steps. */
export function OpenPages({ step }: { step: string }) {
  const { locale } = useLanguage();
  const filling = useFilling(DRAFT, beginning(locale));
  if (step === 'check') return <CheckPage filling={filling} />;
  if (step === 'done') return <DonePage />;
  const [name = 'who', back] = step.split('-');
  const known = openSteps.find((it) => it === name) ?? 'who';
  return <StepPage key={known} step={known} filling={filling} backToCheck={back === 'change'} />;
}
