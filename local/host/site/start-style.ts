import { baseStyle } from '../../emulators/pages/base-style.ts';

export const startStyle = `${baseStyle}
.top { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between; }
.tiles { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); padding: 0; margin: 0; list-style: none; }
.tiles .card { margin: 0; }
.tiles strong { display: block; font-size: 1.1rem; }
.clock { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center; }
.clock time { font-size: 1.35rem; font-variant-numeric: tabular-nums; font-weight: 600; }
.clock form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.steps li { margin: .35rem 0; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: start; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; white-space: nowrap; }
.who > * { display: inline-block; margin-inline-end: .5rem; }
@media (width >= 44rem) { .who > * { min-width: 11rem; } }
h1 { text-wrap: balance; }
`;
