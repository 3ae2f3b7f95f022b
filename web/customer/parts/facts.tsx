import type { ComponentChildren } from 'preact';

export interface Fact {
  readonly name: string;
  readonly value: ComponentChildren;
  /** What can be done about it, such as changing it. */
  readonly act?: ComponentChildren;
}

/** Names and values. A fact without value is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts
        .filter(({ value }) => value !== undefined && value !== '')
        .map(({ name, value, act }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <div class="pre">{value}</div>
              {act}
            </dd>
          </div>
        ))}
    </dl>
  );
}
