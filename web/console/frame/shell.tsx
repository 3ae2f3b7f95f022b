import { type ReactNode, useMemo, useState, useSyncExternalStore } from 'react';
import { departmentLabels, staffRoleLabels } from '#contracts/labels.ts';
import { listText } from '../../shared/locale.ts';
import { session } from '../auth/session.ts';
import { drafts } from '../drafts/device.ts';
import { channelsFor } from '../intake/intake-values.ts';
import { useLabel, useLanguage, useWords } from '../language.tsx';
import { useMe } from '../me.ts';
import { go, hrefs, type Place, usePlace } from '../place.ts';
import { frameWords } from '../words/frame.ts';
import { Dialog } from './dialog.tsx';
import { type Keys, useKeys } from './keys.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { Link } from './link.tsx';
import { markLeft } from './sign-in.tsx';
import { forgetPerson, SomebodyElse } from './somebody-else.tsx';

const pages = ['queue', 'find', 'new'] as const satisfies readonly Place['page'][];

/** What stands around every page: where one can go, who one is, and the way out. */
export function Shell({ children }: { children: ReactNode }) {
  const words = useWords(frameWords);
  const place = usePlace();
  const mayOpen = channelsFor(useMe()).length > 0;
  const [showsKeys, setShowsKeys] = useState(false);
  const keys: Keys = useMemo(
    () => ({
      '?': () => setShowsKeys(true),
      q: () => go(hrefs.queue()),
      f: () => go(hrefs.find()),
      n: () => go(hrefs.new()),
    }),
    [],
  );
  useKeys(keys);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <header className="top">
        <Link className="brand" href={hrefs.queue()}>
          <img src="/console/console.svg" alt="" width="26" height="26" />
          <span>{words.console}</span>
        </Link>
        <nav aria-label={words.nav}>
          {pages
            .filter((page) => page !== 'new' || mayOpen)
            .map((page) => (
              <Link
                key={page}
                href={hrefs[page]()}
                aria-current={place.page === page ? 'page' : undefined}
              >
                {words[page]}
              </Link>
            ))}
        </nav>
        <Me onKeys={() => setShowsKeys(true)} />
      </header>
      <Offline />
      <SomebodyElse />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      {showsKeys && <KeysDialog onClose={() => setShowsKeys(false)} />}
    </div>
  );
}

function Me({ onKeys }: { onKeys: () => void }) {
  const words = useWords(frameWords);
  const label = useLabel();
  const { locale, choose } = useLanguage();
  const me = useMe();
  const [asks, setAsks] = useState(false);
  const other = locale === 'zh-CN' ? 'en' : 'zh-CN';
  const leave = (drop: boolean) => {
    if (drop) drafts.dropAll(me.staffId);
    markLeft();
    forgetPerson();
    void session.signOut();
  };
  const roles = listText(
    me.roles.map((role) => label(staffRoleLabels, role)),
    locale,
  );
  const unsent = drafts.count(me.staffId);
  return (
    <div className="me">
      <p className="who">
        <strong>{me.staffId}</strong>
        <span className="quiet">
          {roles}
          {me.department && ` · ${label(departmentLabels, me.department)}`}
        </span>
      </p>
      <button type="button" className="quiet-button for-keyboards" onClick={onKeys}>
        {words.keys} <kbd>?</kbd>
      </button>
      <button type="button" className="quiet-button" lang={other} onClick={() => choose(other)}>
        {words.otherLanguage}
      </button>
      <button
        type="button"
        className="quiet-button"
        onClick={() => (drafts.count(me.staffId) > 0 ? setAsks(true) : leave(false))}
      >
        {words.signOut}
      </button>
      {asks && (
        <Dialog title={words.draftsTitle} onClose={() => setAsks(false)}>
          <p>{words.draftsText(unsent)}</p>
          <div className="form-foot">
            <button type="button" className="primary" onClick={() => leave(false)}>
              {words.draftsKeep}
            </button>
            <button type="button" onClick={() => leave(true)}>
              {words.draftsDrop}
            </button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

const watchNetwork = (listener: () => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

function Offline() {
  const words = useWords(frameWords);
  const isOnline = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  return <div role="status">{!isOnline && <p className="offline">⚠ {words.offline}</p>}</div>;
}
