/** Lays blocks out as HTML and as plain text. Mail clients drop style sheets, so the styles stand inline, all in this file. */
import type { Block, Content } from './content.ts';
import { escapeHtml } from './escape.ts';

export interface Frame {
  readonly lang: string;
  readonly bank: string;
  /** Lines below the letter: case number, who acts, hotline. */
  readonly footer: readonly string[];
}

const ink = '#1f2933';
const quiet = '#52606d';
const style = {
  body: `margin:0;padding:24px 16px;background:#ffffff;color:${ink};font:16px/1.6 -apple-system,'PingFang SC','Microsoft YaHei','Noto Sans SC',Arial,sans-serif`,
  sheet: 'max-width:36rem;margin:0 auto',
  bank: `margin:0 0 16px;color:${quiet}`,
  h1: 'margin:0 0 16px;font-size:22px;line-height:1.3',
  h2: 'margin:24px 0 4px;font-size:17px;line-height:1.4',
  p: 'margin:0 0 12px;white-space:pre-line;overflow-wrap:anywhere',
  dl: 'margin:0 0 16px;padding:12px 16px;border:1px solid #cbd2d9;border-radius:8px',
  dt: `margin:0;color:${quiet}`,
  dd: 'margin:0 0 8px;font-weight:600;font-variant-numeric:tabular-nums;overflow-wrap:anywhere',
  ul: 'margin:0 0 12px;padding-left:20px',
  li: 'margin:0 0 4px;overflow-wrap:anywhere',
  code: 'margin:0 0 16px;font:600 28px/1.4 ui-monospace,Menlo,Consolas,monospace;letter-spacing:4px',
  a: 'display:inline-block;padding:10px 20px;border-radius:8px;background:#0b5394;color:#ffffff;text-decoration:none;font-weight:600',
  footer: `margin:32px 0 0;padding-top:12px;border-top:1px solid #cbd2d9;color:${quiet};font-size:14px`,
} as const;

const tag = (name: keyof typeof style, text: string): string =>
  `<${name} style="${style[name]}">${escapeHtml(text)}</${name}>`;
const boxed = (name: 'dl' | 'ul', inner: readonly string[]): string =>
  `<${name} style="${style[name]}">${inner.join('')}</${name}>`;

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return tag('p', block.text);
    case 'section':
      return tag('h2', block.title) + tag('p', block.text);
    case 'facts':
      return boxed(
        'dl',
        block.rows.map(([label, value]) => tag('dt', label) + tag('dd', value)),
      );
    case 'list':
      return boxed(
        'ul',
        block.items.map((item) => tag('li', item)),
      );
    case 'code':
      return `<p style="${style.code}">${escapeHtml(block.text)}</p>`;
    case 'action':
      return `<p style="${style.p}"><a href="${escapeHtml(block.href)}" style="${style.a}">${escapeHtml(block.label)}</a></p>`;
  }
}

export function toHtml({ headline, blocks }: Content, { lang, bank, footer }: Frame): string {
  const sheet = [
    `<p style="${style.bank}">${escapeHtml(bank)}</p>`,
    tag('h1', headline),
    ...blocks.map(blockHtml),
    `<p style="${style.footer}">${footer.map(escapeHtml).join('<br>')}</p>`,
  ];
  return `<!doctype html>
<html lang="${escapeHtml(lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(headline)}</title></head>
<body style="${style.body}"><div style="${style.sheet}">
${sheet.join('\n')}
</div></body></html>
`;
}

function blockText(block: Block, colon: string): string {
  switch (block.kind) {
    case 'paragraph':
    case 'code':
      return block.text;
    case 'section':
      return `${block.title}\n${block.text}`;
    case 'facts':
      return block.rows.map(([label, value]) => `${label}${colon}${value}`).join('\n');
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'action':
      return `${block.label}${colon.trim()}\n${block.href}`;
  }
}

export function toText({ headline, blocks }: Content, { lang, bank, footer }: Frame): string {
  const colon = lang === 'zh-CN' ? '：' : ': ';
  const parts = [bank, headline, ...blocks.map((block) => blockText(block, colon))];
  return `${[...parts, `-- \n${footer.join('\n')}`].join('\n\n').replace(/\r\n?/g, '\n')}\n`;
}
