/** Colours and basics shared by the laptop's pages; every pair of colours meets WCAG AA in light and dark. */
export const baseStyle = `
:root {
  color-scheme: light dark;
  --ground: #f5f6f4; --card: #ffffff; --ink: #1d2a2e; --quiet: #55636a; --line: #d9dfdd;
  --accent: #0b6158; --accent-ink: #ffffff; --soft: #e4f0ed; --warn: #8a3b12; --warn-soft: #fbece2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12191b; --card: #1b2427; --ink: #e8eeec; --quiet: #a5b3b6; --line: #344146;
    --accent: #7fd1c3; --accent-ink: #0d2320; --soft: #203a37; --warn: #f3b48f; --warn-soft: #3b271b;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.6 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif;
  overflow-wrap: anywhere;
}
main, .top { max-width: 64rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
a { color: var(--accent); text-underline-offset: .2em; }
.quiet { color: var(--quiet); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; margin: 0 0 1rem; }
button, .button, input, select {
  font: inherit; min-height: 2.75rem; padding: .4rem .9rem; border-radius: .5rem; border: 1px solid var(--quiet);
  background: var(--card); color: var(--ink); max-width: 100%;
}
button, .button { cursor: pointer; border-color: var(--accent); color: var(--accent); font-weight: 600; }
button:hover { background: var(--soft); }
button.plain { background: var(--accent); color: var(--accent-ink); }
button.warn { border-color: var(--warn); color: var(--warn); }
button.warn:hover { background: var(--warn-soft); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 1; }
`;
