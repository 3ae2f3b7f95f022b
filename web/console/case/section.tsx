import { type ReactNode, useId } from 'react';

interface SectionProps {
  readonly title: string;
  readonly icon?: ReactNode;
  readonly aside?: string | undefined;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Section({ title, icon, aside, className = '', children }: SectionProps) {
  const id = useId();
  return (
    <section className={`card ${className}`} aria-labelledby={id}>
      <header className="card-head">
        <h2 id={id}>
          {icon}
          {title}
        </h2>
        {aside && <p className="quiet">{aside}</p>}
      </header>
      {children}
    </section>
  );
}

interface FactsProps {
  readonly items: readonly (readonly [string, ReactNode])[];
  /** Said when there is nothing at all. */
  readonly empty?: string;
}

/** Names with their values; what nobody has said is left out. */
export function Facts({ items, empty }: FactsProps) {
  const said = items.filter(([, value]) => value !== null && value !== undefined && value !== '');
  if (said.length === 0) return empty ? <p className="quiet">{empty}</p> : null;
  return (
    <dl className="facts">
      {said.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="pre">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
