import { baseStyle } from '../pages/base-style.ts';
import { letterHeights } from './letter-height.ts';

/** The inbox's own sheet, served from its own path: the page allows no inline style. */
export const inboxStyle = `${baseStyle}
.top { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; justify-content: space-between; }
.top p { margin: 0; }
.bar { border-bottom: 1px solid var(--line); background: var(--card); }
.row { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: end; }
.row label { display: grid; grid-template-columns: minmax(0, 1fr); gap: .15rem; min-width: 0; max-width: 100%; }
.row select { width: 100%; text-overflow: ellipsis; }
.filter { margin: 1rem 0; }
.mails { list-style: none; margin: 0; padding: 0; }
.mail { display: grid; gap: .1rem; }
.mail h2 { margin: 0; font-size: 1.05rem; }
.mail p { margin: 0; }
.badge { display: inline-block; padding: 0 .6rem; border-radius: 1rem; background: var(--soft); font-size: .875rem; }
.badge.bounce, .badge.complaint { background: var(--warn-soft); color: var(--warn); font-weight: 600; }
dl { display: grid; grid-template-columns: minmax(5rem, max-content) 1fr; gap: .2rem 1rem; margin: .75rem 0 0; }
dt { color: var(--quiet); }
dd { margin: 0; min-width: 0; }
iframe { display: block; width: 100%; border: 1px solid var(--line); border-radius: .75rem; background: #ffffff; }
${letterHeights()}
pre { white-space: pre-wrap; margin: 0; font: inherit; }
details { margin: 0 0 1rem; }
summary { cursor: pointer; padding: .5rem 0; font-weight: 600; }
.events { margin: 0; padding-left: 1.2rem; }
.acts { display: grid; gap: .75rem; justify-items: start; }
.acts button { text-align: left; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
`;
