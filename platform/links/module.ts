/** Links as a part of the server: over the kinds of all modules. */
import { type Context, citizen } from '../http/context.ts';
import type { Module } from '../http/module.ts';
import { defineQuery, type Operation } from '../http/operation.ts';
import { notFound } from '../http/problem.ts';
import { linkEndpoints, type ProvenanceView, type ShownLinkView } from './contract.ts';
import { type Provenance, provenanceOf, type ShownLink } from './read-links.ts';

const linkView = ({ matter, at, ...link }: ShownLink): ShownLinkView => ({
  ...link,
  title: matter?.title ?? null,
  label: matter?.label ?? null,
  who: matter?.who ?? '',
  path: matter?.path ?? null,
  at: at.toISOString(),
});

const provenanceView = ({ from, became }: Provenance): ProvenanceView => ({
  from: from.map(linkView),
  became: became.map(linkView),
});

const getLinks = defineQuery({
  ...linkEndpoints.getLinks,
  operationId: 'getLinks',
  summary: 'Where a matter came from and what became of it',
  tag: 'links',
  access: 'signed_in',
  scope: 'proposals:read',
  async handle(ctx, { params }) {
    const provenance = await provenanceOf(ctx, params.kind, params.matterId);
    if (!provenance) throw notFound();
    return provenanceView(provenance);
  },
});

/** What the public page of a matter says of its links, whoever reads the page; nothing of a matter that is not public. */
export async function publicLinks(ctx: Context, kind: string, id: string): Promise<ProvenanceView> {
  const provenance = await provenanceOf({ ...ctx, actor: citizen }, kind, id);
  return provenance ? provenanceView(provenance) : { from: [], became: [] };
}

export const linksModule: Module = {
  name: 'links',
  summaries: { getLinks: '一件事从哪里来、后来怎样' },
  operations: [getLinks as unknown as Operation],
  locales: { 'zh-CN': {}, en: {} },
  tables: [],
};
