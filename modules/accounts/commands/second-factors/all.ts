/** Commands around second factors. */
import { addAuthenticator } from './add-authenticator.ts';
import { addPasskey } from './add-passkey.ts';
import { beginAuthenticator } from './begin-authenticator.ts';
import { beginPasskey } from './begin-passkey.ts';
import { beginProof } from './begin-proof.ts';
import { clearSecondFactors } from './clear-second-factors.ts';
import { proveFactor } from './prove-factor.ts';
import { publishAccountRules } from './publish-account-rules.ts';
import { removeSecondFactor } from './remove-second-factor.ts';
import { renewRecoveryCodes } from './renew-recovery-codes.ts';

export const factorCommands = [
  beginAuthenticator,
  addAuthenticator,
  beginPasskey,
  addPasskey,
  beginProof,
  proveFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  clearSecondFactors,
  publishAccountRules,
];
