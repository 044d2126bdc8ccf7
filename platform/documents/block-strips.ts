/** The blocks of a body as strips, in the type of GB/T 9704-2012, 7.3.3: 黑体, 楷体, then 仿宋 for the headings. */
import { type Block, headingCounter } from './blocks.ts';
import { oneLine, paragraphsOf } from './clean-text.ts';
import type { FontRole } from './document-fonts.ts';
import { breakLines } from './line-breaking.ts';
import { childElement, type PdfElement } from './page-items.ts';
import type { Strip } from './pagination.ts';
import { tableStrips } from './table-strips.ts';
import { blankStrips, keptWithNext, lineItems, type Setting, textStrips, textWidth } from './text-strips.ts';

/** The face of a heading by its level. */
export const headingRoles: Record<1 | 2 | 3 | 4, FontRole> = { 1: 'strong', 2: 'script', 3: 'body', 4: 'body' };

/** The note of attachments: an empty line, then the names, numbered when there are several, each hanging. */
function attachmentStrips(items: string[], label: string, parent: PdfElement, setting: Setting): Strip[] {
  const { grid, metrics } = setting;
  const { characterPitch: pitch, size, linePitch } = grid;
  const labelStart = 2 * pitch;
  const numberStart = labelStart + textWidth(`${label}：`, 'body', size, setting);
  const nameStart =
    numberStart + (items.length > 1 ? textWidth(`${items.length}. `, 'body', size, setting) + size * 0.3 : 0);
  const lead = (text: string, x: number, element: PdfElement) =>
    lineItems(
      breakLines(text, { size, pitch: size, measure: grid.areaWidth }, metrics.body)[0]!,
      { role: 'body', element },
      size,
      (linePitch - size) / 2 + size * 0.88,
      x,
    );
  const strips = items.flatMap((item, i) => {
    const element = childElement(parent, 'P');
    const prefix = [
      ...(i === 0 ? lead(`${label}：`, labelStart, element) : []),
      ...(items.length > 1 ? lead(`${i + 1}.`, numberStart, element) : []),
    ];
    const lines = textStrips(
      oneLine(item),
      { role: 'body', firstIndent: nameStart, indent: nameStart, element },
      setting,
    );
    const first = lines[0]!;
    const words = `${i === 0 ? `${label}：` : ''}${items.length > 1 ? `${i + 1}.` : ''}`;
    return [{ ...first, text: words + first.text, items: [...prefix, ...first.items] }, ...lines.slice(1)];
  });
  return strips.length > 0 ? [...blankStrips(1, setting), ...strips] : [];
}

/** All blocks of a body. Headings stay with what follows them. */
export function blockStrips(blocks: Block[], attachmentsLabel: string, parent: PdfElement, setting: Setting): Strip[] {
  const nextNumber = headingCounter();
  const firstIndent = 2 * setting.grid.characterPitch;
  const stripsOf = (block: Block): Strip[] => {
    switch (block.kind) {
      case 'heading': {
        const number = block.numbered === false ? '' : nextNumber(block.level);
        const element = childElement(parent, `H${block.level + 1}`);
        return keptWithNext(
          textStrips(number + oneLine(block.text), { role: headingRoles[block.level], firstIndent, element }, setting),
        );
      }
      case 'paragraph': {
        const indent = block.indent === false || (block.align ?? 'left') !== 'left' ? 0 : firstIndent;
        return paragraphsOf(block.text).flatMap((text) =>
          textStrips(
            text,
            { role: 'body', firstIndent: indent, align: block.align, element: childElement(parent, 'P') },
            setting,
          ),
        );
      }
      case 'table':
        return tableStrips(block, parent, setting);
      case 'attachments':
        return attachmentStrips(block.items, attachmentsLabel, parent, setting);
    }
  };
  return blocks.flatMap(stripsOf);
}
