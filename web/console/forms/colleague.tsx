import type { Response } from '#contracts/http.ts';
import { departmentLabels, staffRoleLabels } from '#contracts/labels.ts';
import { useColleagues } from '../api/queries.ts';
import { useLabel, useWords } from '../language.tsx';
import { fieldWords } from '../words/fields.ts';
import { Line } from './fields.tsx';

export type ColleagueFacts = Response<'ListColleagues'>['colleagues'][number];

interface ColleagueProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Who comes into question. */
  readonly fits?: ((one: ColleagueFacts) => boolean) | undefined;
}

/** One colleague by work number: those who have signed in here are suggested, with what they do. */
export function Colleague({ name, label, hint, fits = () => true }: ColleagueProps) {
  const words = useWords(fieldWords);
  const labelOf = useLabel();
  const suggestions = useColleagues()
    .filter(fits)
    .map(({ staffId, roles, department }) => ({
      value: staffId,
      label: [
        ...roles.map((it) => labelOf(staffRoleLabels, it)),
        ...(department === undefined ? [] : [labelOf(departmentLabels, department)]),
      ].join(' · '),
    }));
  return (
    <Line
      name={name}
      label={label}
      hint={hint ?? words.staffIdHint}
      suggestions={suggestions}
      width="middle"
    />
  );
}
