/** Every error a caller may see: name → HTTP status, whether trying again may help, and its title in both languages. */
import type { RefusalName } from '#domain/errors.ts';
import type { Bilingual } from '#domain/rule-profile.ts';

export const edgeErrorNames = [
  'InvalidRequest',
  'BodyTooLarge',
  'UnsupportedMediaType',
  'IdempotencyKeyMissing',
  'IdempotencyKeyReused',
  'Unauthenticated',
  'CodeInvalid',
  'CodeExpired',
  'CodeUsed',
  'CodeNeeded',
  'TooManyRequests',
  'NotAllowed',
  'CaseNotFound',
  'TaskNotFound',
  'TaskClosed',
  'TaskTaken',
  'StaleCase',
  'EvidenceNotFound',
  'EvidenceFull',
  'Internal',
  'Unavailable',
] as const;
export type ErrorName = RefusalName | (typeof edgeErrorNames)[number];

interface ErrorEntry {
  readonly status: number;
  readonly retryable: boolean;
  readonly title: Bilingual;
}
const entry = (status: number, zh: string, en: string, retryable = false): ErrorEntry => ({
  status,
  retryable,
  title: { 'zh-CN': zh, en },
});

export const errors = {
  InvalidRequest: entry(400, '请检查填写的内容', 'Please check what you entered'),
  BodyTooLarge: entry(413, '提交的内容过大', 'What you sent is too large'),
  UnsupportedMediaType: entry(415, '只接受 JSON 内容', 'Only JSON is accepted'),
  IdempotencyKeyMissing: entry(
    400,
    'Idempotency-Key 请求头缺失，或不是 8 至 128 位字母、数字、“-”、“_”',
    'The Idempotency-Key header is missing, or not 8 to 128 letters, digits, - or _',
  ),
  IdempotencyKeyReused: entry(
    422,
    '同一个提交编号用于了不同的内容',
    'One submission key was used for different content',
  ),
  Unauthenticated: entry(401, '请先验证身份', 'Please sign in first'),
  CodeInvalid: entry(401, '验证码不正确', 'That code is not right'),
  CodeExpired: entry(
    401,
    '验证码已过期，请重新获取',
    'That code has expired. Please get a new one',
  ),
  CodeUsed: entry(
    401,
    '验证码已使用过，请重新获取',
    'That code was used already. Please get a new one',
  ),
  CodeNeeded: entry(
    403,
    '这一步须用新的验证码确认是您本人',
    'This step takes a fresh code, to be sure that it is you',
  ),
  TooManyRequests: entry(
    429,
    '请求过于频繁，请稍后再试',
    'Too many requests. Please try again later',
    true,
  ),
  NotAllowed: entry(403, '您没有这项权限', 'You may not do this'),
  CaseNotFound: entry(404, '没有找到这个案件', 'No such case'),
  TaskNotFound: entry(404, '没有找到这项任务', 'No such task'),
  TaskClosed: entry(409, '这项任务已经完成', 'This task is already done'),
  TaskTaken: entry(409, '这项任务已由另一位同事领取', 'A colleague has taken this task'),
  StaleCase: entry(
    409,
    '您编辑期间，案件已有变化',
    'The case has changed while you were working',
    true,
  ),
  EvidenceNotFound: entry(404, '没有找到这份材料', 'No such file'),
  EvidenceFull: entry(
    409,
    '本案的材料数量已达上限，或有材料仍在检查',
    'This case takes no more files, or some are still being checked',
  ),
  Internal: entry(
    500,
    '我们这边出了问题，没有保存您的提交',
    'Something went wrong on our side; nothing was saved',
    true,
  ),
  Unavailable: entry(
    503,
    '服务暂时不可用，请稍后再试',
    'The service is not available right now. Please try again',
    true,
  ),
  IllegalTransition: entry(
    409,
    '案件当前状态不允许这一操作',
    'The case does not allow this in its present state',
  ),
  RoleNotAllowed: entry(403, '您的岗位不能执行这一操作', 'Your role may not do this'),
  ActorRecused: entry(403, '相关人员已回避本案', 'This person is recused from the case'),
  NotAnotherPerson: entry(403, '须由另一位人员办理', 'Another person must do this'),
  NotYourTask: entry(403, '这项任务不在您名下', 'This task is not yours'),
  WrongVersion: entry(
    409,
    '方案已更新，请先查看新版本',
    'The offer has a newer version. Please read it first',
  ),
  OfferExpired: entry(409, '这个方案已不再有效', 'This offer is no longer open'),
  TermsNotConfirmed: entry(422, '请逐条确认重点条款', 'Please confirm each highlighted term'),
  PlanNotPossible: entry(
    422,
    '还款计划的日期或期数不符合规定',
    'The dates or the number of payments of the plan are not possible',
  ),
  AuthorityMissing: entry(
    403,
    '授权范围不包括接受方案，或授权已到期',
    'The authority does not cover settlement, or it has ended',
  ),
  LimitExceeded: entry(403, '超出授权额度', 'Beyond the limit of authority'),
  WindowClosed: entry(409, '期限已过', 'The time for this has passed'),
  ReReviewAlreadyUsed: entry(
    409,
    '本案已经复审过一次',
    'This case has been re-reviewed once already',
  ),
  TargetNotMergeable: entry(
    409,
    '目标案件不能并案或重启',
    'That case cannot be merged or reopened',
  ),
  ExtensionNotAllowed: entry(409, '不能延期', 'The time limit cannot be extended'),
  ConsultationUnknown: entry(
    409,
    '没有这项会商，或会商尚未完成',
    'No such consultation, or one is still open',
  ),
  ClauseMissing: entry(422, '告知书缺少必备内容', 'The notice lacks a required clause'),
  ProofMissing: entry(422, '缺少履行证明', 'Proof is missing'),
  FollowUpNotDue: entry(409, '回访尚未到期', 'The follow-up is not due yet'),
  InstalmentNotOpen: entry(422, '这一期现在不能确认', 'This payment cannot be confirmed now'),
  NothingToDo: entry(409, '当前没有可以执行的操作', 'There is nothing to do here now'),
} as const satisfies Record<ErrorName, ErrorEntry>;

/** An error with a name of the catalogue; `values` fill the details, `more` goes into the problem document. */
export class NamedError extends Error {
  override readonly name: ErrorName;
  readonly values: Readonly<Record<string, string | number>>;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(
    name: ErrorName,
    values: NamedError['values'] = {},
    more: NamedError['more'] = {},
    cause?: unknown,
  ) {
    super(`${name} ${JSON.stringify(values)}`, { cause });
    this.name = name;
    this.values = values;
    this.more = more;
  }
}
