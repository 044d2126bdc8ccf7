/** Uploads. */
import type { FastifyRequest } from 'fastify';
import type { Module } from '../../platform/http/module.ts';
import { defineCommand } from '../../platform/http/operation.ts';
import { invalid } from '../../platform/http/problem.ts';
import { uploadFileEndpoint } from './contract.ts';
import { storeFile } from './index.ts';
import summaries from './words/operations.json' with { type: 'json' };

const uploadFile = defineCommand({
  ...uploadFileEndpoint,
  operationId: 'uploadFile',
  summary: 'Upload a file (multipart, field "file"); its id is then named in drafts and ratings',
  tag: 'files',
  access: 'signed_in',
  scope: 'proposals:write',
  ownTransaction: true,
  limit: 60,
  upload: true,
  async handle(ctx, input) {
    const { request } = input as unknown as { request: FastifyRequest };
    if (!request.isMultipart()) throw invalid('body.file', 'file_missing');
    const part = await request.file();
    if (!part || part.filename === '') throw invalid('body.file', 'file_missing');
    const file = await storeFile(ctx, part.filename, part.file);
    return { fileId: file.id, name: file.name, size: file.size, mediaType: file.mediaType };
  },
});

export const filesModule: Module = {
  name: 'files',
  summaries,
  operations: [uploadFile],
  locales: {
    'zh-CN': {
      errors: {
        field: {
          file_missing: '没有收到文件，请重新选择。',
          file_unknown: '所选文件不存在或不是您上传的，请重新上传。',
        },
      },
    },
    en: {
      errors: {
        field: {
          file_missing: 'No file arrived. Please choose it again.',
          file_unknown: 'The chosen file does not exist or is not yours. Upload it again.',
        },
      },
    },
  },
  tables: ['files'],
};
