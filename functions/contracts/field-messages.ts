/** What is wrong with a field, in the caller's language: one sentence per rule, from the schema's own issue. */
import type * as z from 'zod/mini';
import type { Locale } from '#domain/vocabulary.ts';

export interface FieldError {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

type Say = (value: string | number) => string;
type Saying = Readonly<Record<Locale, Say>>;
const say = (zh: Say, en: Say): Saying => ({ 'zh-CN': zh, en });

const counted = (it: string | number, one: string, many: string): string =>
  `${it} ${Number(it) === 1 ? one : many}`;

/** Rules by the name that `problem.errors[].rule` carries. */
const sayings: Readonly<Record<string, Saying>> = {
  required: say(
    () => '请填写这一项',
    () => 'Please fill this in',
  ),
  type: say(
    (it) => `格式不正确，应为 ${it}`,
    (it) => `Wrong type: expected ${it}`,
  ),
  tooLong: say(
    (it) => `最多 ${it} 个字符`,
    (it) => `At most ${counted(it, 'character', 'characters')}`,
  ),
  tooShort: say(
    (it) => `至少 ${it} 个字符`,
    (it) => `At least ${counted(it, 'character', 'characters')}`,
  ),
  tooMany: say(
    (it) => `最多 ${it} 项`,
    (it) => `At most ${counted(it, 'entry', 'entries')}`,
  ),
  tooFew: say(
    (it) => `至少 ${it} 项`,
    (it) => `At least ${counted(it, 'entry', 'entries')}`,
  ),
  tooLarge: say(
    (it) => `不能大于 ${it}`,
    (it) => `Not more than ${it}`,
  ),
  tooSmall: say(
    (it) => `不能小于 ${it}`,
    (it) => `Not less than ${it}`,
  ),
  unknownField: say(
    (it) => `不认识的字段：${it}`,
    (it) => `Unknown field: ${it}`,
  ),
  oneOf: say(
    (it) => `只能是以下之一：${it}`,
    (it) => `Must be one of: ${it}`,
  ),
  email: say(
    () => '请填写有效的电子邮箱',
    () => 'Please enter a valid e-mail address',
  ),
  phone: say(
    () => '请填写有效的电话号码',
    () => 'Please enter a valid telephone number',
  ),
  date: say(
    () => '请填写有效的日期或时间',
    () => 'Please enter a valid date or time',
  ),
  printable: say(
    () => '含有不可显示的字符',
    () => 'Contains characters that cannot be shown',
  ),
  oneLine: say(
    () => '须为一行，不含不可显示的字符',
    () => 'Must be one line, without characters that cannot be shown',
  ),
  contactNeeded: say(
    () => '请至少留下电子邮箱或电话',
    () => 'Please leave an e-mail address or a telephone number',
  ),
  amountOnlyForMoneyRemedies: say(
    () => '退款、赔偿和减免须填写金额，其他补救措施不填金额',
    () => 'Refund, compensation and waiver need an amount; other remedies must not have one',
  ),
  moreThanNothing: say(
    () => '金额须大于零',
    () => 'Must be more than nothing',
  ),
  oneCurrency: say(
    () => '币种须与欠款余额一致',
    () => 'Must be in the currency of the balance',
  ),
  afterTheOneBefore: say(
    () => '须晚于上一期的日期',
    () => 'Must be later than the payment before it',
  ),
  sumOfPlan: say(
    () => '各期合计须等于欠款余额加上费用与利息',
    () => 'The payments must come to the balance plus fees and interest',
  ),
  newCardPromise: say(
    () => '只有信用卡个性化分期须承诺结清前不申请新卡，其他还款计划不得要求',
    () =>
      'A credit card plan needs the promise to apply for no new card; other plans must not ask it',
  ),
  notBefore: say(
    (it) => `不能早于 ${it}`,
    (it) => `Not before ${it}`,
  ),
  notAfter: say(
    (it) => `不能晚于 ${it}`,
    (it) => `Not after ${it}`,
  ),
  noSuchInstalment: say(
    () => '还款计划没有这一期',
    () => 'The plan has no such payment',
  ),
  confirmedBefore: say(
    () => '这一期已经确认过',
    () => 'This payment was confirmed before',
  ),
  nothingOffered: say(
    () => '方案须包含补救措施或还款计划',
    () => 'The terms need a remedy or a plan',
  ),
  idTwice: say(
    () => '编号不能重复',
    () => 'Each entry needs an id of its own',
  ),
  sixDigits: say(
    () => '请填写 6 位数字',
    () => 'Please enter six digits',
  ),
  month: say(
    () => '请填写年月，例如 2026-11',
    () => 'Please enter a month such as 2026-11',
  ),
  sha256: say(
    () => '应为文件的 SHA-256（64 位小写十六进制）',
    () => 'Must be the file’s SHA-256, 64 lower-case hex digits',
  ),
  fileName: say(
    () => '文件名须与类型相符，不含路径、特殊符号或双重扩展名',
    () => 'The name must fit the type: no path, special signs or double ending',
  ),
  consentNeeded: say(
    () => '敏感个人信息须单独同意',
    () => 'Sensitive data needs your separate consent',
  ),
  colleagueUnknown: say(
    () => '没有这个工号的同事，或对方还没有登录过本系统',
    () => 'No colleague of that work number has signed in here yet',
  ),
  colleagueUnfit: say(
    () => '对方的岗位或部门不能办理这项工作',
    () => 'They do not hold the role, or are not in the department, that this work takes',
  ),
  noSuchVersion: say(
    (it) => `案件没有这个版本，最新为第 ${it} 版`,
    (it) => `The case has no such version; the latest is ${it}`,
  ),
  json: say(
    () => '不是有效的 JSON',
    () => 'Not valid JSON',
  ),
  invalid: say(
    () => '内容不正确',
    () => 'Not valid',
  ),
};

interface Issue {
  readonly code?: string;
  readonly origin?: string;
  readonly format?: string;
  readonly pattern?: unknown;
  readonly message?: string;
  readonly expected?: string;
  readonly input?: unknown;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly options?: readonly unknown[];
  readonly path?: readonly PropertyKey[];
  readonly errors?: readonly (readonly Issue[])[];
}

/** Sizes are said in the unit that the field has: characters, entries, or its own value. */
function sizeRule(issue: Issue, text: string, list: string, number: string): string {
  if (issue.origin === 'string') return text;
  return issue.origin === 'array' ? list : number;
}

const formatRule = ({ format, message }: Issue): string => {
  if (format === 'email') return 'email';
  if (format === 'date' || format === 'datetime') return 'date';
  return message && message in sayings ? message : 'invalid';
};

function ruleOf(issue: Issue): readonly [rule: string, value: string | number] {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? ['required', ''] : ['type', issue.expected ?? ''];
    case 'too_big':
      return [sizeRule(issue, 'tooLong', 'tooMany', 'tooLarge'), Number(issue.maximum)];
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) === 1) return ['required', ''];
      return [sizeRule(issue, 'tooShort', 'tooFew', 'tooSmall'), Number(issue.minimum)];
    case 'invalid_value':
    case 'invalid_union':
      return ['oneOf', (issue.values ?? issue.options ?? []).join(', ')];
    case 'invalid_format':
      return [formatRule(issue), ''];
    case 'custom':
      return [issue.message && issue.message in sayings ? issue.message : 'invalid', ''];
    default:
      return ['invalid', ''];
  }
}

const fieldOf = (path: readonly PropertyKey[] = []): string => path.map(String).join('.');

/** The message of a rule in a language; `value` is the limit or the choice that the rule names. */
export const fieldError = (
  field: string,
  rule: string,
  locale: Locale,
  value: string | number = '',
): FieldError => ({
  field,
  rule,
  message: (sayings[rule] ?? sayings['invalid'])?.[locale](value) ?? rule,
});

/** Every issue of a failed parse as a field error; unknown fields are named one by one. */
export function fieldErrors(error: z.core.$ZodError, locale: Locale): FieldError[] {
  return (error.issues as readonly Issue[]).flatMap((issue) => {
    const field = fieldOf(issue.path);
    if (issue.code === 'unrecognized_keys') {
      const inside = field ? `${field}.` : '';
      return (issue.keys ?? []).map((key) =>
        fieldError(`${inside}${key}`.slice(0, 200), 'unknownField', locale, key.slice(0, 80)),
      );
    }
    const [rule, value] = ruleOf(issue);
    return [fieldError(field, rule, locale, value)];
  });
}
