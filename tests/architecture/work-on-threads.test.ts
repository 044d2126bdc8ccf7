/**
 * Work whose cost grows with what somebody sent is called by its task of the pool and by nobody else. How long the event
 * loop waits is measured where others' work on the machine can be told apart (`bench/hostile.ts`, relative to the idle loop
 * of the same run, and `/metrics` of a server in service); here it is held by structure, so that no busy machine fails it:
 * no module of the server can reach the work but through a thread, and `tests/hostile/work-away.test.ts` sees the largest
 * inputs go there.
 */
import { describe, expect, it } from 'vitest';
import { files, read } from './files.ts';

/** What costs, where it is, and who may name it. */
const work: ReadonlyArray<{ names: readonly string[]; of: string; by: readonly string[] }> = [
  { names: ['matterWords'], of: 'platform/search/words.ts', by: ['words-work.ts', 'reindex-worker.ts'] },
  { names: ['precheck'], of: 'modules/proposals/precheck.ts', by: ['precheck-work.ts'] },
  { names: ['findsIn'], of: 'platform/publicity/finds.ts', by: ['finds-work.ts'] },
  { names: ['decisiveIn'], of: 'platform/privacy/find-personal.ts', by: ['decisive-work.ts'] },
  { names: ['findPersonal'], of: 'platform/privacy/find-personal.ts', by: ['precheck.ts', 'finds.ts'] },
  {
    names: ['likenessScores', 'passagesIn', 'tellingExcerpt'],
    of: 'platform/similarity/likeness.ts',
    by: ['likeness-work.ts'],
  },
  { names: ['compareTexts'], of: 'modules/proposals/compare.ts', by: ['compare-work.ts'] },
  { names: ['speltIn'], of: 'platform/search/sounds.ts', by: ['readings-work.ts'] },
  { names: ['soundOf'], of: 'platform/search/sounds.ts', by: ['sounds-work.ts', 'reindex-worker.ts'] },
  { names: ['sheetsIn'], of: 'platform/importing/read-sheets.ts', by: ['sheets-work.ts'] },
  { names: ['readWorkbook'], of: 'platform/documents/read-workbook.ts', by: ['read-sheets.ts'] },
  { names: ['missingCharacters'], of: 'platform/documents/document-fonts.ts', by: ['unprintable-work.ts'] },
  { names: ['renderPaperPdf', 'renderPaperDocx'], of: 'platform/documents/paper.ts', by: ['printing-work.ts'] },
  { names: ['renderLetterPdf', 'renderLetterDocx'], of: 'platform/documents/letter.ts', by: ['printing-work.ts'] },
  { names: ['renderListDocx'], of: 'platform/documents/list-docx.ts', by: ['printing-work.ts'] },
  { names: ['renderListPdf'], of: 'platform/documents/list-pdf.ts', by: ['printing-work.ts'] },
];

/** The server's own modules: screens run elsewhere, tests and demo data name what they like. */
const server = files('{app,modules,platform}/**/*.ts').filter(
  (path) => !/(\.test\.ts$|\/testing|\/web\/|\/demo\/)/.test(path),
);
const fileOf = (path: string) => path.split('/').at(-1)!;

describe('work that grows with what was sent', () => {
  it.each(work)('$names of $of is reached through its thread alone', ({ names, of, by }) => {
    const text = read(of);
    for (const name of names) {
      expect(text, `${name} is gone from ${of}`).toMatch(new RegExp(`export (?:async )?(?:function|const) ${name}\\b`));
      const naming = server.filter(
        (path) =>
          path !== of && new RegExp(`\\b${name}\\b(?![.-])`).test(read(path).replace(/\/\*\*[\s\S]*?\*\//g, '')),
      );
      expect(naming.map(fileOf).filter((file) => !by.includes(file))).toEqual([]);
    }
  });

  it('is done by modules that a thread loads: each task names a module whose default export it is', () => {
    const tasks = server.filter((path) => /\b(?:pool|textPool)\.define</.test(read(path)));
    expect(tasks.length).toBeGreaterThan(8);
    const homeless = tasks.filter((path) => {
      const other = /new URL\('\.\/([\w.-]+)', import\.meta\.url\)/.exec(read(path))?.[1];
      const home = other ? path.replace(/[\w.-]+$/, other) : path;
      return !/export default (?:async )?function/.test(read(home));
    });
    expect(homeless).toEqual([]);
  });
});
