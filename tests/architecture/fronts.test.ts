/** What modules tell the fronts holds together: every entry leads to a screen, no address is taken twice, all have words. */
import { describe, expect, it } from 'vitest';
import { modules } from '../../app/modules.ts';
import { deskFronts, memberFronts, publicFronts } from '../../web/fronts.ts';
import { createWords } from '../../web/words.ts';
import { files, read } from './files.ts';

const firstPart = (path: string) => path.split('/')[0]!;
const desk = { places: deskFronts.flatMap((front) => front.places), screens: deskFronts.flatMap((f) => f.screens) };
const member = {
  places: memberFronts.flatMap((front) => front.places),
  screens: memberFronts.flatMap((f) => f.screens),
};
const keys = deskFronts.flatMap((front) => front.keys ?? []);
const publicPlaces = publicFronts.flatMap((front) => front.places);
const publicPages = modules.flatMap((module) => module.publicPages?.pages ?? []);

const twice = (list: string[]) => list.filter((item, at) => list.indexOf(item) !== at);

describe.each([
  ['desk', desk],
  ['member', member],
] as const)('the manifests of the %s', (_, { places, screens }) => {
  it('lead every entry to a screen, and take no address twice', () => {
    const known = new Set(screens.map((screen) => firstPart(screen.path)));
    expect(places.filter((place) => !known.has(place.key))).toEqual([]);
    expect(twice(places.map((place) => place.key))).toEqual([]);
    // A name of a part of the address makes it no other address.
    expect(twice(screens.map((screen) => screen.path.replace(/:\w+/g, ':')))).toEqual([]);
  });
});

describe('the rooms of the member’s first page', () => {
  it('lead to screens', () => {
    const known = new Set(member.screens.map((screen) => firstPart(screen.path)));
    const ways = memberFronts.flatMap(({ room }) => (room ? [room.path, room.begin?.path, room.drafts] : []));
    const led = ways.flatMap((path) => (path === undefined ? [] : firstPart(path.split('?')[0]!)));
    expect(led.length).toBeGreaterThan(2);
    expect(led.filter((path) => !known.has(path))).toEqual([]);
  });
});

describe('the manifests', () => {
  it('lead keys to places, each key once', () => {
    expect(keys.filter((key) => !desk.places.some((place) => place.key === key.to))).toEqual([]);
    expect(twice(keys.map((key) => key.press))).toEqual([]);
  });
  it('draw every page the server loads, and lead only to pages', () => {
    const drawn = new Set(publicFronts.flatMap((front) => Object.keys(front.pages)));
    expect(publicPages.filter((page) => !drawn.has(page.name))).toEqual([]);
    expect(twice(publicPages.map((page) => page.path))).toEqual([]);
    const loaded = new Set(publicPages.map((page) => `${page.name} ${page.path}`));
    expect(publicPlaces.filter((place) => !loaded.has(`${place.page} ${place.path}`))).toEqual([]);
    const homes = modules.filter((module) => module.publicPages?.home).map((module) => module.name);
    expect(publicFronts.flatMap((front) => front.home?.module ?? [])).toEqual(homes);
  });
  it.each(['zh-CN', 'en'])('have words in %s', (locale) => {
    const words = createWords(locale);
    const rooms = memberFronts.flatMap((front) => front.room ?? []);
    const labels = [
      ...[...desk.places, ...member.places, ...keys, ...publicPlaces].map((item) => item.label),
      ...rooms.flatMap((room) => [room.label, room.own, ...(room.begin ? [room.begin.label] : [])]),
    ];
    expect(labels.length).toBeGreaterThan(20);
    expect(labels.filter((label) => !words.exists(label, { lng: locale, fallbackLng: [] }))).toEqual([]);
  });
  it('are the only way from the frames of the fronts to the screens of the modules', () => {
    const frames = files('web/{staff,member,public}/*.{ts,tsx}');
    const direct = frames.flatMap((path) =>
      [...read(path).matchAll(/import\(?[^;]*?'[./]+\/modules\/[\w-]+\/web\/[^']*-(?:screen|page)\.tsx'/g)].map(
        () => path,
      ),
    );
    expect(direct).toEqual([]);
  });
});
