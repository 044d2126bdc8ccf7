/** Laid-out pages as a tagged PDF/A-2a file with embedded subset faces. */
import PDFDocument from 'pdfkit';
import { type FontFiles, fontSource, plainFeatures, runsByFace } from './document-fonts.ts';
import { type DocumentMeta, defaultCreatedAt } from './document-parts.ts';
import type { PageGrid } from './page-grid.ts';
import type { LaidDocument, LaidPage, PageItem, PdfElement } from './page-items.ts';

type Doc = InstanceType<typeof PDFDocument>;
type Contents = Map<PdfElement, PDFKit.PDFStructureContent[]>;

function draw(doc: Doc, item: PageItem, fonts: FontFiles): void {
  const color = item.color ?? '#000000';
  if (item.kind === 'rule') {
    doc.lineWidth(item.width).moveTo(item.x1, item.y1).lineTo(item.x2, item.y2).stroke(color);
    return;
  }
  doc.fontSize(item.size).fillColor(color);
  const options: PDFKit.Mixins.TextOptions & { horizontalScaling: number } = {
    lineBreak: false,
    baseline: 'alphabetic',
    characterSpacing: item.spacing,
    horizontalScaling: item.scale * 100,
    features: plainFeatures,
  };
  let x = item.x;
  const runs = runsByFace(item.text, fonts[item.role]);
  for (const run of runs) {
    doc.font(fontSource(run.file) as string, run.file);
    doc.text(run.text, x, item.baseline, options);
    if (runs.length > 1) x += doc.widthOfString(run.text, options) * item.scale;
  }
}

function runsOf(page: LaidPage): PageItem[][] {
  const runs: PageItem[][] = [];
  const elementOf = (item?: PageItem) => (item?.kind === 'text' ? item.element : undefined);
  for (const item of page.items) {
    const run = runs.at(-1);
    if (run && elementOf(run[0]) === elementOf(item)) run.push(item);
    else runs.push([item]);
  }
  return runs;
}

function drawPage(doc: Doc, page: LaidPage, contents: Contents, fonts: FontFiles): void {
  for (const run of runsOf(page)) {
    const first = run[0]!;
    const element = first.kind === 'text' ? first.element : undefined;
    if (element) {
      const content = doc.markStructureContent(element.type as never);
      contents.set(element, [...(contents.get(element) ?? []), content]);
    } else doc.markContent('Artifact', { type: 'Layout' });
    for (const item of run) draw(doc, item, fonts);
    doc.endMarkedContent();
  }
}

function structure(doc: Doc, element: PdfElement, contents: Contents): PDFKit.PDFStructureElement {
  const children = element.children.map((child) => structure(doc, child, contents));
  return doc.struct(element.type as never, {}, [...(contents.get(element) ?? []), ...children] as never);
}

/**
 * @param title shown by viewers in place of the file's name
 * @returns a PDF 1.7 file; text can be selected and searched
 */
export async function writePdf(
  laid: LaidDocument,
  grid: PageGrid,
  fonts: FontFiles,
  title: string,
  meta: DocumentMeta = {},
): Promise<Uint8Array> {
  const created = meta.createdAt ?? defaultCreatedAt;
  const doc = new PDFDocument({
    autoFirstPage: false,
    size: [grid.width, grid.height],
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    displayTitle: true,
    lang: meta.lang ?? 'zh-CN',
    font: fontSource(fonts.body) as string,
    info: {
      Title: title,
      Author: meta.author ?? '',
      Creator: 'Yitang',
      Producer: 'Yitang',
      CreationDate: created,
      ModDate: created,
    },
  });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  const contents: Contents = new Map();
  for (const page of laid.pages) {
    doc.addPage();
    drawPage(doc, page, contents, fonts);
  }
  const root = structure(doc, laid.root, contents);
  doc.addStructure(root);
  root.end();
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}
