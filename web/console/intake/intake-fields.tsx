import {
  channelLabels,
  issueTypeLabels,
  localeLabels,
  productLabels,
  trackLabels,
} from '#contracts/labels.ts';
import { useChoices } from '../forms/choices.ts';
import { Day, Moment } from '../forms/dates.tsx';
import { Line, LongText, Radios, Select, Tick } from '../forms/fields.tsx';
import { useFilling } from '../forms/filling.ts';
import { textAt, valueAt } from '../forms/values.ts';
import { useWords } from '../language.tsx';
import { usePrinting } from '../printing.ts';
import { fieldWords } from '../words/fields.ts';
import { intakeWords } from '../words/intake.ts';

/** A case as it is told: the free note first, everything else in any order beside it. Tab follows the call. */
export function IntakeFields({ channels }: { channels: readonly string[] }) {
  const words = useWords(intakeWords);
  return (
    <div className="columns intake">
      <div>
        <LongText name="whatHappened" label={words.said} hint={words.saidHint} rows={10} />
        <LongText name="wish" label={words.wish} rows={3} />
        <ReadBack />
      </div>
      <div>
        <fieldset className="part">
          <legend>{words.who}</legend>
          <Party />
          <Representative />
        </fieldset>
        <fieldset className="part">
          <legend>{words.about}</legend>
          <Matter channels={channels} />
        </fieldset>
      </div>
    </div>
  );
}

function Party() {
  const words = useWords(intakeWords);
  const kinds = [
    { value: 'person', label: words.person },
    { value: 'company', label: words.company },
  ];
  return (
    <>
      <Line name="complainant.name" label={words.name} />
      <div className="side-by-side">
        <Line name="complainant.phone" label={words.phone} type="tel" />
        <Line name="complainant.email" label={words.email} type="email" />
      </div>
      <p className="hint">{words.contactHint}</p>
      <Radios name="complainant.kind" label={words.kind} choices={kinds} />
      <Line
        name="complainant.customerNumber"
        label={words.customerNumber}
        width="middle"
        optional
      />
    </>
  );
}

function Representative() {
  const words = useWords(intakeWords);
  const { values } = useFilling();
  const scopes = [
    { value: 'inform', label: words.scopeInform },
    { value: 'settle', label: words.scopeSettle },
  ];
  return (
    <>
      <Tick name="hasRepresentative" label={words.hasRepresentative} />
      {valueAt(values, 'hasRepresentative') === true && (
        <div className="part">
          <Line name="representative.name" label={words.representativeName} />
          <div className="side-by-side">
            <Line name="representative.phone" label={words.phone} type="tel" optional />
            <Line name="representative.email" label={words.email} type="email" optional />
          </div>
          <Radios name="representative.authority.scope" label={words.scope} choices={scopes} />
          <Line name="representative.authority.document" label={words.document} />
          <Day name="representative.authority.expiresOn" label={words.expiresOn} optional />
        </div>
      )}
    </>
  );
}

function Matter({ channels }: { channels: readonly string[] }) {
  const words = useWords(intakeWords);
  const { atHint } = useWords(fieldWords);
  const { zone } = usePrinting();
  return (
    <>
      <div className="side-by-side">
        <Select name="product" label={words.product} choices={useChoices(productLabels)} />
        <Select name="issueType" label={words.issueType} choices={useChoices(issueTypeLabels)} />
      </div>
      <div className="side-by-side">
        <Select name="track" label={words.track} choices={useChoices(trackLabels)} />
        <Select
          name="channel"
          label={words.channel}
          choices={useChoices(channelLabels, channels)}
        />
        <Select name="locale" label={words.locale} choices={useChoices(localeLabels)} />
      </div>
      <Line name="outsideReference" label={words.outsideReference} optional />
      <Moment
        name="receivedAt"
        label={words.receivedAt}
        hint={`${words.receivedAtHint} ${atHint(zone)}`}
        optional
      />
      <Tick name="sensitiveDataConsent" label={words.sensitive} />
    </>
  );
}

/** Words that are read out inside a sentence, which has a full stop of its own. */
const unended = (text: string): string => text.trim().replace(/[。．.；;]+$/u, '');

/** What the agent reads to the caller before the case is made, in their own words. */
function ReadBack() {
  const words = useWords(intakeWords);
  const { values } = useFilling();
  return (
    <aside className="note read-back" aria-label={words.repeat}>
      <p className="quiet">{words.repeatLead}</p>
      <p>
        {words.repeatText(unended(textAt(values, 'whatHappened')), unended(textAt(values, 'wish')))}
      </p>
    </aside>
  );
}
