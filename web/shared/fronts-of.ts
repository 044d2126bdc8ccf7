/** Which fronts somebody's offices open. */

const proposing = new Set(['member', 'former_member', 'body_contact']);

/** Whether somebody works on the members' side, the desk, or both. */
export function frontsOf(assembly: { grants: ReadonlyArray<{ role: string }> }): Array<'m' | 'desk'> {
  const roles = assembly.grants.map((grant) => grant.role);
  return [
    ...(roles.some((role) => proposing.has(role)) ? (['m'] as const) : []),
    ...(roles.some((role) => !proposing.has(role)) ? (['desk'] as const) : []),
  ];
}
