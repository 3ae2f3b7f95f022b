import { useState } from 'react';
import { staffRoleLabels } from '#contracts/labels.ts';
import { staffRoles } from '#domain/vocabulary.ts';
import { Dialog } from '../frame/dialog.tsx';
import { useLabel, useWords } from '../language.tsx';
import { useMe } from '../me.ts';
import { go, hrefs } from '../place.ts';
import { formWords } from '../words/form.ts';
import { queueWords } from '../words/queue.ts';
import { removeView, savedViews, saveView, searchOf, type View } from './views.ts';

interface ViewBarProps {
  readonly view: View;
  readonly onChange: (view: View) => void;
}

export function ViewBar({ view, onChange }: ViewBarProps) {
  const words = useWords(queueWords);
  const label = useLabel();
  const { roles } = useMe();
  const [isNaming, setNaming] = useState(false);
  const [saved, setSaved] = useState(savedViews);
  return (
    <div className="bar">
      <div className="tabs" role="group" aria-label={words.views}>
        {(['all', 'mine', 'unclaimed'] as const).map((which) => (
          <button
            key={which}
            type="button"
            aria-pressed={view.which === which}
            onClick={() => onChange({ ...view, which })}
          >
            {words[which]}
          </button>
        ))}
      </div>
      {roles.length > 1 && (
        <label className="inline">
          {words.role}
          <select
            value={view.role ?? ''}
            onChange={(it) =>
              onChange({ ...view, role: staffRoles.find((role) => role === it.target.value) })
            }
          >
            <option value="">{words.anyRole}</option>
            {roles.map((role) => (
              <option key={role} value={role}>
                {label(staffRoleLabels, role)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="inline grow">
        <span className="for-readers">{words.filter}</span>
        <input
          type="search"
          placeholder={words.filterHint}
          value={view.text}
          onChange={(it) => onChange({ ...view, text: it.target.value })}
        />
      </label>
      <SavedViews saved={saved} onRemoved={() => setSaved(savedViews())} />
      <button type="button" onClick={() => setNaming(true)}>
        {words.saveView}
      </button>
      {isNaming && (
        <NameDialog
          onClose={() => setNaming(false)}
          onNamed={(name) => {
            saveView({ name, search: searchOf(view) });
            setSaved(savedViews());
            setNaming(false);
          }}
        />
      )}
    </div>
  );
}

function SavedViews({
  saved,
  onRemoved,
}: {
  saved: ReturnType<typeof savedViews>;
  onRemoved: () => void;
}) {
  const words = useWords(queueWords);
  return saved.map(({ name, search }) => (
    <span className="saved-view" key={name}>
      <button type="button" onClick={() => go(hrefs.queue(search), true)}>
        ★ {name}
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={words.removeView(name)}
        onClick={() => {
          removeView(name);
          onRemoved();
        }}
      >
        ✕
      </button>
    </span>
  ));
}

function NameDialog({
  onClose,
  onNamed,
}: {
  onClose: () => void;
  onNamed: (name: string) => void;
}) {
  const words = useWords(queueWords);
  const { cancel } = useWords(formWords);
  const [name, setName] = useState('');
  return (
    <Dialog title={words.saveViewTitle} onClose={onClose}>
      <form
        className="case-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) onNamed(name.trim());
        }}
      >
        <div className="field">
          <label htmlFor="view-name">{words.viewName}</label>
          <input
            id="view-name"
            value={name}
            maxLength={40}
            onChange={(it) => setName(it.target.value)}
          />
        </div>
        <div className="form-foot">
          <button type="submit" className="primary">
            {words.save}
          </button>
          <button type="button" onClick={onClose}>
            {cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
