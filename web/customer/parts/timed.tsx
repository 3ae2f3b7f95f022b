interface Timed {
  /** The instant that the sentence speaks of. */
  readonly at: string;
  /** How the sentence prints it. */
  readonly moment: string;
  readonly children: string;
}

/** A sentence with a moment in it, marked up so that programs read the instant. */
export function Timed({ at, moment, children }: Timed) {
  const [before = '', ...after] = children.split(moment);
  return (
    <>
      {before}
      {after.length > 0 && <time dateTime={at}>{moment}</time>}
      {after.join(moment)}
    </>
  );
}
