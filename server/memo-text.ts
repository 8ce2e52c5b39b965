import type { MemoSource } from './memo-source.ts';
import { decodeUtf8 } from './utf8.ts';

/** What a memo's file says, as text: `why` is a sentence that tells why it cannot be told. */
export type MemoReading = { source: MemoSource } | { why: string };

const megabyte = 1024 * 1024;

/** The largest HTML file that is read, in bytes: its tree takes some forty times as much. */
const htmlLimit = 16 * megabyte;

/** How a file holds its memo, by its name. */
export function formatOf(file: string): 'text' | 'html' | 'pdf' {
  if (/\.pdf$/i.test(file)) return 'pdf';
  return /\.x?html?$/i.test(file) ? 'html' : 'text';
}

/**
 * Reads a memo out of a file's bytes: HTML and PDF become text in which headings are Markdown's and pages end in form feeds. What
 * reads them is loaded when it is needed first. Never throws for what the file holds.
 */
export async function readMemoSource(file: string, bytes: Uint8Array): Promise<MemoReading> {
  switch (formatOf(file)) {
    case 'text':
      return textSource(bytes);
    case 'html': {
      if (bytes.length > htmlLimit) return { why: `It is HTML of more than ${htmlLimit / megabyte} MB.` };
      const { htmlSource } = await import('./html-source.ts');
      return { source: htmlSource(bytes) };
    }
    case 'pdf': {
      const { pdfSource } = await import('./pdf-source.ts');
      return pdfSource(bytes);
    }
  }
}

function textSource(bytes: Uint8Array): MemoReading {
  const decoded = decodeUtf8(bytes);
  if ('problem' in decoded) return { why: `${decoded.problem.charAt(0).toUpperCase()}${decoded.problem.slice(1)}.` };
  const { text } = decoded;
  return { source: { text, title: /^#\s+(.+?)\s*#*\s*$/m.exec(text.slice(0, 4000))?.[1], authors: [] } };
}
