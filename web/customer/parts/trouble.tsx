import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '#contracts/views.ts';
import { useWords } from '../language.tsx';
import { useHotline } from '../process.tsx';
import { commonWords } from '../words/common.ts';

/** Why something sent did not come through, other than by a fault in one field. */
export type TroubleKind =
  | { readonly kind: 'silence' }
  | { readonly kind: 'refused'; readonly problem: Problem };

interface TroubleProps {
  readonly trouble: TroubleKind;
  /** What a repeat with other content means here: the first was received. */
  readonly reused: string;
}

function useTroubleText({ trouble, reused }: TroubleProps): string {
  const words = useWords(commonWords);
  const hotline = useHotline();
  if (trouble.kind === 'silence') return words.net;
  const { problem } = trouble;
  if (problem.code === 'IdempotencyKeyReused') return reused;
  return problem.status >= 500 || problem.title === ''
    ? words.server(hotline, problem.trace || '—')
    : problem.title;
}

/** Says what happened and whether the text is safe; takes the focus, since it appears far from where one looks. */
export function Trouble(props: TroubleProps) {
  const text = useTroubleText(props);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [props.trouble]);
  return (
    <div class="notice bad" role="alert" tabIndex={-1} ref={box}>
      <p>{text}</p>
    </div>
  );
}
