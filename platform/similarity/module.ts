/** Likeness as a part of the server: over the matters the modules let be likened. */
import type { Module } from '../http/module.ts';
import { defineQuery, type Operation } from '../http/operation.ts';
import { purgeMatterChanges } from './changes.ts';
import { similarityEndpoints } from './contract.ts';
import { findSimilar } from './find-similar.ts';
import './tables.ts';
import summaries from './words/operations.json' with { type: 'json' };

/** @param modules those of the installation */
export function similarityModule(modules: readonly Module[]): Module {
  const kinds = modules.flatMap((module) => module.likened ?? []);
  const operations = [
    defineQuery({
      ...similarityEndpoints.findSimilar,
      operationId: 'findSimilar',
      summary: 'Find matters like a text, of all the reader may see',
      tag: 'similarity',
      access: 'signed_in',
      handle: (ctx, { body }) => findSimilar(ctx, kinds, body, 'inside'),
    }),
    defineQuery({
      ...similarityEndpoints.findSimilarPublic,
      operationId: 'findSimilarPublic',
      summary: 'Find matters like a text, of all that is public',
      tag: 'similarity',
      access: 'public',
      handle: (ctx, { body }) => findSimilar(ctx, kinds, body, 'public'),
    }),
  ];
  return {
    name: 'similarity',
    operations: operations as unknown as Operation[],
    summaries,
    jobs: [purgeMatterChanges],
    locales: { 'zh-CN': {}, en: {} },
    tables: [],
  };
}
