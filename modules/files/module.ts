/** Uploads. */
import type { Module } from '../../platform/http/module.ts';
import { uploadFile } from './commands/upload-file.ts';
import { removeBytes, sweepFiles } from './jobs/sweep-files.ts';
import { refusals } from './refusals.ts';
import { bytesJob } from './store.ts';
import summaries from './words/operations.json' with { type: 'json' };

export const filesModule: Module = {
  name: 'files',
  summaries,
  refusals,
  operations: [uploadFile],
  jobs: [
    { name: bytesJob, run: removeBytes },
    { name: 'files-sweep', schedule: '50 * * * *', run: sweepFiles },
  ],
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
