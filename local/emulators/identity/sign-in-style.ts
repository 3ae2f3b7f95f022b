import { baseStyle } from '../pages/base-style.ts';

export const signInStyle = `${baseStyle}
main { padding-top: 2rem; }
.people { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr)); gap: .75rem; list-style: none; margin: 0; padding: 0; }
.people button {
  width: 100%; height: 100%; display: grid; gap: .1rem; align-content: start; text-align: left;
  padding: .75rem 1rem; border-color: var(--line); border-radius: .75rem; color: var(--ink); font-weight: 400;
}
.people button:hover { border-color: var(--accent); }
.person { font-size: 1.1rem; font-weight: 600; }
.small { font-size: .875rem; }
code { font-family: ui-monospace, monospace; font-size: .8125rem; }
`;
