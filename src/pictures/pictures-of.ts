import { LRUCache } from "lru-cache";
import { type Address, formatAddress, parseAddress } from "../address.ts";
import { meets, sortedByWish } from "../answers/find.ts";
import { outsideOccupation, placeName, subjectName, titleOf } from "../answers/titles.ts";
import { countedAs, newestMedian } from "../answers/wages.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { followRedirects } from "../knowledge/redirects.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { joined } from "../present/html.ts";
import { capitalized, listed } from "../text/format.ts";
import { ladderPicture } from "./career-ladder.ts";
import { careerPathPicture } from "./career-path.ts";
import { type PayRow, payPicture } from "./pay.ts";
import type { Picture, PictureKind } from "./picture.ts";
import { placePictures } from "./places.ts";

/** Most requests ask for the same few pictures; so many addresses' take a few megabytes of memory. */
const maxCached = 500;
/** More rows make the picture too tall to be read in a chat. */
const maxRows = 12;

const pictureCaches = new WeakMap<Knowledge, LRUCache<string, readonly Picture[]>>();

/** The pictures of an answer, the most telling first; none where words say it better. Pure and total. */
export function picturesOf(address: Address, knowledge: Knowledge): readonly Picture[] {
  const now = followRedirects(address, knowledge);
  return cached(formatAddress(now), knowledge, () => drawn(now, knowledge));
}

/** What every role is paid at a place (a state's code, a metro area's id), side by side. Pure and total. */
export function pictureOfPlace(place: string, knowledge: Knowledge): Picture | undefined {
  if (!knowledge.places.has(place) && !knowledge.metros.has(place)) return undefined;
  const [picture] = cached(`place/${place}`, knowledge, () => present(placePayPicture(place, knowledge)));
  return picture;
}

/** A picture by its name; undefined where there is none. Pure and total. */
export function pictureNamed(
  { kind, of }: { readonly kind: PictureKind; readonly of: string },
  knowledge: Knowledge,
): Picture | undefined {
  if (of.startsWith("place/")) return kind === "pay" ? pictureOfPlace(of.slice("place/".length), knowledge) : undefined;
  const address = parseAddress(of);
  return address && picturesOf(address, knowledge).find((picture) => picture.kind === kind);
}

function cached(key: string, knowledge: Knowledge, draw: () => readonly Picture[]): readonly Picture[] {
  const cache = pictureCaches.get(knowledge) ?? new LRUCache<string, readonly Picture[]>({ max: maxCached });
  pictureCaches.set(knowledge, cache);
  const known = cache.get(key);
  if (known) return known;
  const made = draw().map((picture) => ({ ...picture, drawing: joined(picture.drawing) }));
  cache.set(key, made);
  return made;
}

const present = (...pictures: readonly (Picture | undefined)[]): Picture[] =>
  pictures.filter((one) => one !== undefined);

function drawn(address: Address, knowledge: Knowledge): Picture[] {
  const of = formatAddress(address);
  switch (address.topic) {
    case "salary":
      return rolePayPictures(of, address, knowledge);
    case "overview":
      return address.part
        ? []
        : present(rolePayPictures(of, address, knowledge)[0], ladderPicture(of, address.role, knowledge));
    case "advancement":
      return address.part ? [] : present(ladderPicture(of, address.role, knowledge));
    case "path":
      return present(careerPathPicture(of, address.from, address.to, knowledge));
    case "compare":
      return present(
        payPicture(
          {
            of,
            title: `Pay of ${listed(address.subjects.map((id) => pluralOf(id, knowledge)))}`,
            says: sharedFigureNotes(address.subjects, knowledge),
          },
          address.subjects.flatMap((id) => rowFor(id, "us", knowledge)),
          knowledge,
        ),
      );
    case "find":
      return present(foundRolesPicture(of, address, knowledge));
    case "duties":
    case "requirements":
    case "outlook":
    case "work-life":
    case "licence":
    case "guide":
    case "term":
      return [];
  }
}

/** A role's pay: in the country; at a place beside what is around it; and by state. */
function rolePayPictures(
  of: string,
  { role: id, place }: { readonly role: string; readonly place?: string | undefined },
  knowledge: Knowledge,
): Picture[] {
  const role = knowledge.roles.get(id);
  if (role === undefined || countedAs(role, knowledge).how === "closest") return [];
  const around = place === undefined ? [] : (knowledge.metros.get(place)?.states.split(";") ?? []);
  const places = [...(place ? [place] : []), ...around, "us"];
  const rows = places.flatMap((one) => {
    const wage = newestMedian(knowledge, role.pay.occupation, one);
    const label = one === "us" ? "United States" : capitalized(placeName(one, knowledge));
    return wage ? [{ label, wage, isAsked: one === place }] : [];
  });
  const says = sharedFigureNotes([id], knowledge);
  const where = place && rows.some(({ isAsked }) => isAsked) ? ` in ${placeName(place, knowledge)}` : "";
  const pay = payPicture({ of, title: `Pay of ${role.plural}${where}`, says }, rows, knowledge);
  const isState = place === undefined || knowledge.places.has(place);
  const title = `Pay of ${role.plural} by state`;
  return [
    ...present(pay),
    ...(isState ? placePictures({ of, title, occupation: role.pay.occupation, place, says }, knowledge) : []),
  ];
}

function foundRolesPicture(
  of: string,
  address: Extract<Address, { topic: "find" }>,
  knowledge: Knowledge,
): Picture | undefined {
  const wishes = address.filters.flatMap((id) => knowledge.filters.get(id) ?? []);
  if (wishes.length === 0 || wishes.length < address.filters.length) return undefined;
  const found = [...knowledge.roles].filter(([, role]) => wishes.every((wish) => meets(role, wish)));
  const rows = sortedByWish(found, wishes, knowledge).flatMap(([id]) => rowFor(id, "us", knowledge));
  return payPicture({ of, title: `Pay: ${titleOf(address, knowledge)}` }, rows.slice(0, maxRows), knowledge);
}

/** Roles that share a figure share a row. */
function placePayPicture(place: string, knowledge: Knowledge): Picture | undefined {
  const byCode = Map.groupBy(
    [...knowledge.roles].filter(([, role]) => countedAs(role, knowledge).how !== "closest"),
    ([, role]) => role.pay.occupation,
  );
  const rows = [...byCode].flatMap(([occupation, roles]): PayRow[] => {
    const wage = newestMedian(knowledge, occupation, place);
    const [first] = roles;
    if (wage?.median === undefined || first === undefined) return [];
    const label = roles.length === 1 ? first[1].plural : countedAs(first[1], knowledge).group;
    return [{ label: capitalized(label), wage }];
  });
  rows.sort((a, b) => (b.wage.median?.dollars ?? 0) - (a.wage.median?.dollars ?? 0));
  return payPicture({ of: `place/${place}`, title: `Pay in ${placeName(place, knowledge)}` }, rows, knowledge);
}

/** A role, or an occupation outside the field, that a figure counts. */
function rowFor(id: string, place: string, knowledge: Knowledge): PayRow[] {
  const role = knowledge.roles.get(id);
  if (role && countedAs(role, knowledge).how === "closest") return [];
  const occupation = role?.pay.occupation ?? outsideOccupation(id, knowledge)?.code;
  const wage = occupation === undefined ? undefined : newestMedian(knowledge, occupation, place);
  return wage ? [{ label: capitalized(subjectName(id, knowledge)), wage }] : [];
}

/** Whom else a figure counts. */
const sharedFigureNotes = (ids: readonly string[], knowledge: Knowledge): string[] =>
  ids.flatMap((id) => {
    const role = knowledge.roles.get(id);
    const counted = role && countedAs(role, knowledge);
    return counted?.how === "among"
      ? [`${capitalized((role as Role).plural)} are counted with all ${counted.group}.`]
      : [];
  });

const pluralOf = (id: string, knowledge: Knowledge): string =>
  knowledge.roles.get(id)?.plural ?? outsideOccupation(id, knowledge)?.plural ?? id;
