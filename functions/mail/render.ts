/** From a mail that is owed to the letter that goes out. Pure: the same case, event and moment give the same letter. */
import { zoneName } from '#contracts/format.ts';
import { staffRoleLabels, templateLabels } from '#contracts/labels.ts';
import type { Case } from '#domain/case.ts';
import type { RecordedEvent } from '#domain/events.ts';
import type { Template } from '#domain/notices.ts';
import { mailAddress } from '#domain/party.ts';
import type { RuleProfile } from '#domain/rule-profile.ts';
import type { Letter } from '#ports';
import type { Content } from './content.ts';
import { oneLine } from './escape.ts';
import { type Frame, toHtml, toText } from './layout.ts';
import { type AccessCode, type Compose, inWords, type Telling } from './telling.ts';
import { accessCode } from './templates/access-code.ts';
import { acknowledgement } from './templates/acknowledgement.ts';
import { agreement } from './templates/agreement.ts';
import { closure } from './templates/closure.ts';
import { decisionNotice } from './templates/decision-notice.ts';
import { extensionNotice } from './templates/extension-notice.ts';
import { followUp } from './templates/follow-up.ts';
import { informationRequest } from './templates/information-request.ts';
import { mediationInvitation } from './templates/mediation-invitation.ts';
import { message } from './templates/message.ts';
import { offer } from './templates/offer.ts';
import { offerExpired } from './templates/offer-expired.ts';
import { reReviewResult } from './templates/re-review-result.ts';
import { update } from './templates/update.ts';

const templates: Readonly<Record<Template, Compose>> = {
  acknowledgement,
  informationRequest,
  offer,
  offerExpired,
  agreement,
  decisionNotice,
  reReviewResult,
  mediationInvitation,
  extensionNotice,
  message,
  followUp,
  closure,
  accessCode,
  update,
};

export interface LetterRequest {
  readonly template: Template;
  readonly case: Case;
  /** The event that owes the mail; null for an access code. */
  readonly event: RecordedEvent | null;
  /**
   * Events of the case, where the caller has them. A closing letter reads from them where the matter goes on (route told,
   * target case); an offer its terms, once the case has gone on. Without them these letters point to the case page.
   */
  readonly history?: readonly RecordedEvent[];
  readonly profile: RuleProfile;
  /** Origin of the customer site; the link adds the case number and nothing else. */
  readonly siteUrl: string;
  readonly now: string;
  readonly code?: AccessCode;
}

function tellingOf(request: LetterRequest, intake: Telling['intake']): Telling {
  const { case: it, profile, siteUrl, now } = request;
  const { locale } = intake;
  return {
    it,
    intake,
    event: request.event,
    history: request.history ?? [],
    profile,
    reader: { locale, zone: profile.zone },
    now,
    link: `${siteUrl.replace(/\/+$/, '')}/#/case/${encodeURIComponent(it.caseNo)}`,
    code: request.code ?? null,
    say: (zh, en) => (locale === 'zh-CN' ? zh : en),
  };
}

/** Customers see the acting role, never a name (experience.md §2.1). */
function actingRole(telling: Telling): string[] {
  const { event, say } = telling;
  const role = event?.by.kind === 'staff' ? event.by.roles[0] : undefined;
  if (!role) return [];
  const label = inWords(telling, staffRoleLabels[role]);
  return [say(`经办：${label}`, `Handled by: ${label.toLowerCase()}`)];
}

/** The zone is named once, in letters that tell a time of day. */
function zoneLine({ say, reader }: Telling, { blocks }: Content): string[] {
  const zone = zoneName(reader);
  return /\d\d:\d\d/.test(JSON.stringify(blocks))
    ? [say(`信中时间为${zone}。`, `Times are ${zone}.`)]
    : [];
}

function frameOf(telling: Telling, content: Content): Frame {
  const { say, it, profile, reader } = telling;
  return {
    lang: reader.locale,
    bank: say('新网银行', 'XW Bank'),
    footer: [
      say(`案件编号 ${it.caseNo}`, `Case number ${it.caseNo}`),
      ...actingRole(telling),
      say(`客服热线 ${profile.hotline}`, `Hotline ${profile.hotline}`),
      ...zoneLine(telling, content),
      say(
        '请不要回复本邮件，留言请到案件页面。',
        'Please do not reply: write to us on your case page.',
      ),
    ],
  };
}

/** Says what kind of letter it is and nothing about the matter: subjects show on locked screens. */
const subjectOf = (template: Template, { say, it }: Telling): string => {
  const label = templateLabels[template];
  return oneLine(
    say(
      `新网银行：${label['zh-CN']}（案件 ${it.caseNo}）`,
      `XW Bank: ${label.en} (case ${it.caseNo})`,
    ),
  );
};

/**
 * Renders one letter in the customer's language; null when the case has no mail address (the phone or the post is left).
 * Throws `ClauseMissing` for a notice without a required clause, address or not, and `TypeError` for an event that does
 * not fit the template.
 */
export function renderLetter(request: LetterRequest): Letter | null {
  const { template, event } = request;
  const { intake, caseId } = request.case;
  if (!intake) return null;
  const telling = tellingOf(request, intake);
  const content = templates[template](telling);
  const to = mailAddress(intake);
  if (!to) return null;
  const frame = frameOf(telling, content);
  return {
    to: oneLine(to),
    subject: subjectOf(template, telling),
    text: toText(content, frame),
    html: toHtml(content, frame),
    tags: { caseId, mailId: event ? `${template}-${event.seq}` : template, template },
  };
}
