/** How the columns of a file become the fields of a case. */
import { channelLabels, issueTypeLabels, productLabels, trackLabels } from '#contracts/labels.ts';
import type { Bilingual } from '#domain/rule-profile.ts';

export const fields = [
  'outsideReference',
  'receivedAt',
  'channel',
  'track',
  'product',
  'issueType',
  'locale',
  'whatHappened',
  'wish',
  'kind',
  'name',
  'email',
  'phone',
  'customerNumber',
] as const;
export type Field = (typeof fields)[number];
export type ByField<T> = Partial<Record<Field, T>>;

export interface Mapping {
  /** Field → heading of its column. */
  readonly columns: ByField<string>;
  /** Field → word of the file → our word. Words that are not listed are taken as they are. */
  readonly words: ByField<Readonly<Record<string, string>>>;
  /** Fields that every row has alike, where its own cell is empty or there is none. */
  readonly constants: ByField<string>;
}

export class WrongMapping extends Error {
  override readonly name = 'WrongMapping';
}

const labels: ByField<Readonly<Record<string, Bilingual>>> = {
  channel: channelLabels,
  track: trackLabels,
  product: productLabels,
  issueType: issueTypeLabels,
};

/** What people read for a code is taken for the code, in both languages. */
function codeOf(field: Field, word: string): string {
  const found = Object.entries(labels[field] ?? {}).find(
    ([, { 'zh-CN': zh, en }]) => zh === word || en.toLowerCase() === word.toLowerCase(),
  );
  return found?.[0] ?? word;
}

/** `column=field` or `field=value`: splits at the last or first equals sign, names what it cannot read. */
function pairOf(text: string, at: number, form: string): [string, string] {
  if (at <= 0) throw new WrongMapping(`"${text}" is not of the form ${form}`);
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function asField(name: string): Field {
  const field = fields.find((it) => it === name);
  if (!field) throw new WrongMapping(`No field "${name}". Fields: ${fields.join(', ')}`);
  return field;
}

/** `--map column=field` and `--set field=value` on top of a ready-made mapping. */
export function withOptions(
  base: Mapping,
  maps: readonly string[],
  sets: readonly string[],
): Mapping {
  const columns = maps.map((it) => {
    const [column, field] = pairOf(it, it.lastIndexOf('='), 'column=field');
    return [asField(field), column] as const;
  });
  const constants = sets.map((it) => {
    const [field, value] = pairOf(it, it.indexOf('='), 'field=value');
    return [asField(field), value] as const;
  });
  return {
    ...base,
    columns: { ...base.columns, ...Object.fromEntries(columns) },
    constants: { ...base.constants, ...Object.fromEntries(constants) },
  };
}

/** Reads one field of a row; undefined where the file says nothing. */
export type ReadField = (cells: readonly string[], field: Field) => string | undefined;

/** Throws `WrongMapping` when a mapped column is not in the file. */
export function fieldReader(mapping: Mapping, header: readonly string[]): ReadField {
  const places = new Map<Field, number>();
  for (const field of fields) {
    const column = mapping.columns[field];
    if (column === undefined) continue;
    const place = header.indexOf(column);
    if (place < 0)
      throw new WrongMapping(`The file has no column "${column}". Columns: ${header.join(', ')}`);
    places.set(field, place);
  }
  return (cells, field) => {
    const cell = cells[places.get(field) ?? -1]?.trim();
    if (!cell) return mapping.constants[field];
    return mapping.words[field]?.[cell] ?? codeOf(field, cell);
  };
}
