/** Photos: taken from anyone before the suggestion that names them, and shown drawn anew. */
import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { id, secret } from './shared.ts';

const size = z.object({ size: z.enum(['screen', 'small']).default('screen') });

export const photoEndpoints = {
  uploadSuggestionPhoto: endpoint({
    method: 'POST',
    path: '/suggestions/photos',
    response: z.object({ photoId: id }),
  }),
  publicSuggestionPhoto: endpoint({
    method: 'GET',
    path: '/suggestions/public/:suggestionId/photos/:photoId',
    params: z.object({ suggestionId: id, photoId: id }),
    query: size,
    response: 'file',
  }),
  mySuggestionPhoto: endpoint({
    method: 'GET',
    path: '/suggestions/mine/:secret/photos/:photoId',
    params: z.object({ secret, photoId: id }),
    query: size,
    response: 'file',
  }),
  suggestionPhoto: endpoint({
    method: 'GET',
    path: '/suggestions/:suggestionId/photos/:photoId',
    params: z.object({ suggestionId: id, photoId: id }),
    query: size,
    response: 'file',
  }),
} as const;
