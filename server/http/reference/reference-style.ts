/** The looks of the reference: text first, and tables that stay readable on a phone. */
export const referenceStyle = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f7f9, #14171c);
  --card: light-dark(#ffffff, #1d2128);
  --line: light-dark(#d9dde3, #363c46);
  --text: light-dark(#171b21, #eef1f5);
  --muted: light-dark(#555e6b, #a8b1bf);
  --accent: light-dark(#1746a2, #8fb4ff);
  --get: light-dark(#1b6b3a, #7ddc9f);
  --change: light-dark(#8a5300, #ffc46b);
  --delete: light-dark(#a3221b, #ffb4ab);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  padding: 0 24px 64px;
  max-width: 1180px;
  background: var(--page);
  color: var(--text);
  display: grid;
  grid-template-columns: minmax(0, 1fr);
}
header { padding: 20px 0; font-weight: 650; border-bottom: 1px solid var(--line); }
header a { color: var(--text); text-decoration: none; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
nav.pages { display: flex; flex-wrap: wrap; gap: 8px 20px; padding: 12px 0; }
main { min-width: 0; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 24px 0 12px; }
h2 { font-size: 1.125rem; margin: 28px 0 8px; }
h2.group { font-size: 1.375rem; margin: 48px 0 8px; padding-top: 12px; border-top: 1px solid var(--line); }
h3 { font-size: 1.0625rem; margin: 0 0 4px; }
h4 { font-size: 0.8125rem; font-weight: 650; color: var(--muted); margin: 16px 0 4px; }
p { margin: 8px 0; max-width: 74ch; }
code, pre { font: 0.875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { overflow-wrap: anywhere; }
pre { margin: 8px 0 20px; padding: 14px 16px; overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.call { margin: 20px 0; padding: 18px 20px; background: var(--card); border: 1px solid var(--line); border-radius: 10px; scroll-margin-top: 16px; }
.call:target { border-color: var(--accent); }
.address { margin: 0; }
.method { font-size: 0.75rem; font-weight: 700; color: var(--change); }
.method.get { color: var(--get); }
.method.delete { color: var(--delete); }
ul.fields { list-style: none; margin: 0; padding: 0; }
ul.fields ul.fields { margin: 4px 0 0 4px; padding-left: 14px; border-left: 1px solid var(--line); }
ul.fields > li { padding: 5px 0; }
ul.fields > li + li { border-top: 1px solid var(--line); }
ul.fields p { margin: 2px 0 0; font-size: 0.9375rem; color: var(--muted); }
.field { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 10px; }
.name { font-weight: 650; }
.type { font-size: 0.875rem; color: var(--muted); min-width: 0; }
.required { font-size: 0.75rem; font-weight: 600; color: var(--change); }
.contents { margin: 4px 0; padding: 2px 16px 12px; max-height: 15rem; overflow-y: auto; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.contents h2 { font-size: 0.875rem; margin: 16px 0 4px; }
.contents ul { list-style: none; margin: 0; padding: 0; font-size: 0.9375rem; }
.contents li { padding: 2px 0; }
.contents a { text-decoration: none; }
.apis { list-style: none; padding: 0; }
.apis li { margin: 16px 0; padding: 4px 20px 12px; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.apis a { margin-right: 14px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
th, td { text-align: left; vertical-align: top; padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); }
th { font-size: 0.8125rem; color: var(--muted); white-space: nowrap; }
td code { white-space: nowrap; }
@media (min-width: 1000px) {
  body:has(.contents) { grid-template-columns: 280px minmax(0, 1fr); column-gap: 40px; }
  body:has(.contents) > header, body:has(.contents) > nav.pages { grid-column: 1 / -1; }
  .contents { position: sticky; top: 16px; align-self: start; max-height: calc(100vh - 32px); overflow-y: auto; }
}
`;
