/**
 * Operator's command: founds an assembly from a plan (`docs/guides/assembly.example.json`). First passwords go to standard
 * output as CSV, once: `npm run -s exec -- app/found.ts plan.json > first-passwords.csv`.
 */
import { readFileSync } from 'node:fs';
import { runCommand, withDatabase } from './command.ts';
import { FoundingRefused, foundAssembly } from './founding/found-assembly.ts';
import { type FoundingPlan, foundingPlan } from './founding/plan.ts';

const path = process.argv[2];
if (!path) {
  console.error('usage: npm run -s exec -- app/found.ts <plan.json>');
  process.exit(2);
}

/** The plan of the file; ends the process with a line for each thing that is wrong with it. */
function readPlan(file: string): FoundingPlan {
  const parsed = foundingPlan.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) console.error(`${issue.path.join('.') || 'plan'}: ${issue.message}`);
  process.exit(1);
}

await runCommand(async () => {
  const plan = readPlan(path);
  await withDatabase(async ({ db }) => {
    try {
      const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const passwords = await foundAssembly(db, plan, new Date());
      console.log('login,name,password');
      for (const { login, name, password } of passwords) console.log([login, name, password].map(cell).join(','));
      console.error(`${plan.name} founded: ${passwords.length} accounts`);
    } catch (error) {
      if (!(error instanceof FoundingRefused)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    }
  });
});
