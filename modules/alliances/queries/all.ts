/** Every read of this module. */
import { exportAllianceMatters } from './export-matters.ts';
import { getAlliance } from './get-alliance.ts';
import { allianceFile, getAllianceMatter } from './get-matter.ts';
import { allianceOptions, listAlliances } from './list-alliances.ts';

export const queries = [
  listAlliances,
  allianceOptions,
  getAlliance,
  exportAllianceMatters,
  getAllianceMatter,
  allianceFile,
];
