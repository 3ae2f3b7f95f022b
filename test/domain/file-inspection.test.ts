import { describe, expect, it, test } from 'vitest';
import type { EvidenceFile } from '#domain/evidence/evidence.ts';
import { fileExtensions, isSafeName, mediaTypes } from '#domain/evidence/file-name.ts';
import { fileFault } from '#domain/evidence/inspect.ts';
import { aDocx, aHeic, aJpeg, aPdf, aPng, aZip, DOCX, toldOf, XLSX } from '../support/files.ts';

type Type = EvidenceFile['mediaType'];
const text = (content: string): Buffer => Buffer.from(content);
const html = '<!DOCTYPE html><script>alert(1)</script>';
const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
const gbk = Buffer.from('d6a4c3f7b2c4c1cf', 'hex');
const xlsx = aZip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' });
const archive = aZip({ 'notes.txt': 'only notes' });
const bomb = aDocx({ 'word/media/a.png': { content: Buffer.alloc(50_000_000) } });
const claimed = aDocx({
  'word/media/a.png': { content: text('small'), claims: { unpacked: 4_000_000_000 } },
});

const nameFor = (type: Type): string => `证明.${fileExtensions[type][0]}`;
const faultOf = (type: Type, bytes: Buffer) => fileFault(toldOf(bytes, nameFor(type), type), bytes);

test.each<[string, Type, Buffer]>([
  ['PDF', 'application/pdf', aPdf()],
  ['photo', 'image/jpeg', aJpeg()],
  ['picture', 'image/png', aPng()],
  ['photo of a phone', 'image/heic', aHeic()],
  ['text', 'text/plain', text('2026-03-02\t转账 500 元\r\n')],
  ['text with a byte order mark', 'text/plain', text('\uFEFF金额 <500')],
  ['text in GBK', 'text/plain', gbk],
  ['Word document', DOCX, aDocx()],
  ['Excel sheet', XLSX, xlsx],
])('a %s is taken in', async (_, type, bytes) => {
  expect(await faultOf(type, bytes)).toBeNull();
});

test.each<[string, Type, Buffer, string]>([
  ['a page that calls itself text', 'text/plain', text(html), 'wrongType'],
  ['a page behind a line of text', 'text/plain', text(`hello\n${html}`), 'wrongType'],
  ['SVG that calls itself a picture', 'image/png', text(svg), 'wrongType'],
  ['SVG that calls itself text', 'text/plain', text(svg), 'wrongType'],
  ['a program that calls itself text', 'text/plain', text('MZ\0\x01'), 'wrongType'],
  ['a PDF that calls itself a photo', 'image/jpeg', aPdf(), 'wrongType'],
  ['a photo that calls itself a PDF', 'application/pdf', aJpeg(), 'wrongType'],
  [
    'a PDF that does not begin as one',
    'application/pdf',
    text(`\n${aPdf().toString()}`),
    'wrongType',
  ],
  ['half a PDF', 'application/pdf', aPdf().subarray(0, 30), 'wrongType'],
  ['a PDF that is a page too', 'application/pdf', aPdf(html), 'disguised'],
  [
    'a PDF with a page behind its end',
    'application/pdf',
    text(`${aPdf().toString()}${html}%%EOF`),
    'disguised',
  ],
  [
    'a PDF that is an archive too',
    'application/pdf',
    Buffer.concat([aPdf().subarray(0, 40), aZip({ a: 'b' }), text('\n%%EOF')]),
    'disguised',
  ],
  [
    'a photo with a script in it',
    'image/jpeg',
    Buffer.concat([aJpeg(), text('<script>')]),
    'disguised',
  ],
  ['a photo that is an archive too', 'image/jpeg', Buffer.concat([aJpeg(), archive]), 'disguised'],
  ['any archive as a Word document', DOCX, archive, 'wrongType'],
  ['an Excel sheet as a Word document', DOCX, xlsx, 'wrongType'],
  [
    'a Word document with something behind it',
    DOCX,
    Buffer.concat([aDocx(), text(html)]),
    'wrongType',
  ],
  [
    'a Word document with something before it',
    DOCX,
    Buffer.concat([text(html), aDocx()]),
    'wrongType',
  ],
  ['a Word document cut short', DOCX, aDocx().subarray(0, -10), 'wrongType'],
  ['an archive that unpacks to a thousandfold', DOCX, bomb, 'archiveBomb'],
  ['an archive that claims gigabytes', DOCX, claimed, 'archiveBomb'],
  ['a Word document with macros', DOCX, aDocx({ 'word/vbaProject.bin': 'x' }), 'macros'],
  [
    'a Word document with a program inside',
    DOCX,
    aDocx({ 'word/embeddings/run.exe': 'x' }),
    'macros',
  ],
  ['an archive that leaves its folder', DOCX, aDocx({ '../../etc/passwd': 'x' }), 'disguised'],
  ['an archive with absolute paths', DOCX, aDocx({ 'C:\\Windows\\x': 'x' }), 'disguised'],
  [
    'an archive that nobody can look into',
    DOCX,
    aDocx({ 'word/a.xml': { content: text('x'), claims: { encrypted: true } } }),
    'disguised',
  ],
])('%s is refused', async (_, type, bytes, why) => {
  expect(await faultOf(type, bytes)).toBe(why);
});

describe('bytes that are not the announced ones', () => {
  const pdf = aPdf();

  it('are refused by their number', async () => {
    expect(await fileFault({ ...toldOf(pdf), size: pdf.length + 1 }, pdf)).toBe('wrongSize');
  });

  it('are refused by their hash', async () => {
    expect(await fileFault({ ...toldOf(pdf), sha256: 'ab'.repeat(32) }, pdf)).toBe('wrongHash');
  });

  it('are not looked at under a name that pretends', async () => {
    expect(await fileFault({ ...toldOf(pdf), name: 'a.exe.pdf' }, pdf)).toBe('unsafeName');
  });
});

describe('a name', () => {
  it.each([
    '../../etc/passwd.pdf',
    '..\\..\\x.pdf',
    'C:\\x.pdf',
    'a/b.pdf',
    'invoice.pdf.exe',
    'invoice.exe.pdf',
    'page.html.pdf',
    'photo.jpg.pdf',
    'x.svg',
    '.pdf',
    ' .pdf',
    'no ending',
    'x.pdf ',
    'x.pdf\0',
    'x\n.pdf',
    'gnp\u202Eexe.pdf',
    'what?.pdf',
    `${'长'.repeat(120)}.pdf`,
  ])('like %j is not safe for a PDF', (name) => {
    expect(isSafeName(name, 'application/pdf')).toBe(false);
  });

  it.each([
    '证明.pdf',
    'Scan 2026.03.02.PDF',
    '合同 v2.1.pdf',
    '张三.身份证.pdf',
    "O'Brien (1).pdf",
  ])('like %j is safe for a PDF', (name) => {
    expect(isSafeName(name, 'application/pdf')).toBe(true);
  });

  it.each(mediaTypes)('must end as its type does: %s', (type) => {
    for (const other of mediaTypes) expect(isSafeName(nameFor(other), type)).toBe(other === type);
  });
});
