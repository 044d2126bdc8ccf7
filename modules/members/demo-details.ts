/** What is not open of the demo province's members: invented throughout, with numbers no person has. */
import type { Context } from '../../platform/http/context.ts';
import { askMemberChange } from './commands/requests.ts';
import { createDemoActor } from './demo-actor.ts';
import type { DemoDirectory } from './seeds.ts';
import { emptyDetails, sealDetails } from './store/details.ts';

const educations = ['大学本科', '硕士研究生', '博士研究生', '大专'];

/** A number of a region that does not exist (99), with its check digit. */
function inventedNumber(n: number, born: string): string {
  const body = `990101${born.replaceAll('-', '')}${String(n % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'[sum % 11];
}

/** One statement for all, and one request that waits for the office. */
export async function seedDemoDetails(
  services: Omit<Context, 'actor' | 'assembly'>,
  directory: DemoDirectory,
): Promise<number> {
  const members = [...directory.members.values()].flat();
  const rows = members.map((member, n) => {
    const born = `${1958 + (n % 35)}-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 27) + 1).padStart(2, '0')}`;
    const { ref } = [...directory.assemblies.values()].find((item) => item.ref.id === member.assemblyId)!;
    return sealDetails({ ...services, assembly: ref }, member, {
      ...emptyDetails,
      ethnicity: n % 7 === 3 ? '苗族' : '汉族',
      born,
      sex: n % 3 === 0 ? 'female' : 'male',
      education: educations[n % educations.length]!,
      identityNumber: inventedNumber(n, born),
      homeAddress: `样例路${n + 1}号`,
      phone: `199000${String(n).padStart(5, '0')}`,
    });
  });
  await services.db.insertInto('member_details').values(rows).execute();
  const asking = directory.members.get('linjiang')![0]!;
  await createDemoActor(services, directory, 'linjiang').act('member1', askMemberChange, {
    params: { memberId: asking.id },
    body: { changes: { post: '主任', phone: '19900009999' }, reason: '职务和手机号有变动。' },
  } as never);
  return 1;
}
