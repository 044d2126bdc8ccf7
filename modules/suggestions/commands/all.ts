/** Every step of this module. */
import { previewSuggestionImport, runSuggestionImport, takeBackSuggestionImport } from '../importing/operations.ts';
import { bulkCommands, screenSameText } from './bulk.ts';
import { askSuggestionCode, confirmSuggestionCode } from './codes.ts';
import { convertSuggestion } from './convert-suggestion.ts';
import { unitSteps } from './handling.ts';
import { joinSuggestion, leaveSuggestion } from './joining.ts';
import * as leading from './leading.ts';
import {
  correctMySuggestion,
  deleteMyData,
  followMySuggestion,
  objectToDecision,
  rateMySuggestion,
  withdrawMySuggestion,
} from './my-suggestion.ts';
import * as publicity from './publicity.ts';
import { publishSuggestionRules } from './rules.ts';
import { acceptSuggestion, declineSuggestion, passOnSuggestion, returnSuggestion } from './screening.ts';
import { sendSuggestion } from './send-suggestion.ts';
import { uploadSuggestionPhoto } from './upload-photo.ts';

export const commands = [
  sendSuggestion,
  uploadSuggestionPhoto,
  askSuggestionCode,
  confirmSuggestionCode,
  correctMySuggestion,
  withdrawMySuggestion,
  objectToDecision,
  rateMySuggestion,
  followMySuggestion,
  deleteMyData,
  joinSuggestion,
  leaveSuggestion,
  acceptSuggestion,
  returnSuggestion,
  declineSuggestion,
  passOnSuggestion,
  screenSameText,
  ...bulkCommands,
  convertSuggestion,
  ...Object.values(publicity),
  ...Object.values(leading),
  ...Object.values(unitSteps),
  publishSuggestionRules,
  previewSuggestionImport,
  runSuggestionImport,
  takeBackSuggestionImport,
];
