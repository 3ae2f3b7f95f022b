/** What `npm run import` is told. */
import { basename, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Locale } from '#domain/vocabulary.ts';

export interface ImportOptions {
  readonly file: string;
  readonly maps: readonly string[];
  readonly sets: readonly string[];
  readonly report: string;
  readonly journal: string;
  readonly locale: Locale;
  readonly zone: string;
  readonly encoding: string;
  readonly source?: string;
  readonly contactDomain?: string;
  /** An API elsewhere than on this laptop, with the token of somebody who may open cases there. */
  readonly url?: string;
  readonly token?: string;
  /** Demo colleague who types the cases in on the laptop. */
  readonly as: string;
}

export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

export const usage = `npm run import -- FILE.csv [options]
  --map "column=field"     a column of the file is that field; may be given many times
  --set "field=value"      every row that says nothing else has that value
  --source NAME            whose references the file carries (default: the file's name)
  --contact-domain DOMAIN  rows without e-mail and phone get an address of their own there, at which nobody is reached;
                           use a name that can never exist, such as backlog.invalid
  --report FILE            rows that were refused (default: NAME.report.csv)
  --journal FOLDER         what was imported before (default: in the laptop's data folder)
  --locale zh-CN|en        language of the cases and of the report (default: en)
  --zone ZONE              zone in which bare dates are meant (default: Asia/Shanghai)
  --encoding NAME          utf-8 (default), gb18030, windows-1252 …
  --as USER                demo colleague who enters the cases (default: agent.chen)
  --url URL --token TOKEN  an API elsewhere; the token may also be in PARLEY_TOKEN
The public complaint file of the CFPB needs no options.
Ends with 0: all rows are cases; 1: some were refused, see the report; 2: not begun; 3: stopped on the way.`;

const strings = { type: 'string' } as const;
const list = { type: 'string', multiple: true, default: [] as string[] } as const;

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        map: list,
        set: list,
        source: strings,
        'contact-domain': strings,
        report: strings,
        journal: strings,
        locale: { ...strings, default: 'en' },
        zone: { ...strings, default: 'Asia/Shanghai' },
        encoding: { ...strings, default: 'utf-8' },
        as: { ...strings, default: 'agent.chen' },
        url: strings,
        token: strings,
      },
    });
  } catch (error) {
    throw new WrongUse((error as Error).message);
  }
}

function checked(locale: string, zone: string, encoding: string): asserts locale is Locale {
  if (locale !== 'zh-CN' && locale !== 'en') throw new WrongUse('--locale is zh-CN or en');
  known(() => new Intl.DateTimeFormat('en', { timeZone: zone }));
  known(() => new TextDecoder(encoding));
}

/** Zones and encodings are the runtime's to know. */
function known(make: () => unknown): void {
  try {
    make();
  } catch (error) {
    throw new WrongUse((error as Error).message);
  }
}

const only = <T extends object>(entries: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  // drops what was not said, so that it is absent and not undefined
  Object.fromEntries(Object.entries(entries).filter(([, it]) => it !== undefined)) as never;

/** Throws `WrongUse` with what to do about it. */
export function importOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  dataDir: string,
): ImportOptions {
  const { values, positionals } = parsed(args);
  const [file, more] = positionals;
  if (!file || more) throw new WrongUse('Name one file');
  const { locale, zone, encoding, url, source, as } = values;
  checked(locale, zone, encoding);
  const token = values.token ?? env['PARLEY_TOKEN'];
  if (url && !token) throw new WrongUse('--url needs --token, or PARLEY_TOKEN');
  const name = basename(file, extname(file));
  return {
    file: resolve(env['INIT_CWD'] ?? '.', file),
    maps: values.map,
    sets: values.set,
    locale,
    zone,
    encoding,
    as,
    report: resolve(env['INIT_CWD'] ?? '.', values.report ?? `${name}.report.csv`),
    journal: values.journal ?? (url ? `${name}.import` : join(dataDir, 'imports')),
    ...only({ source, url, token, contactDomain: values['contact-domain'] }),
  };
}
