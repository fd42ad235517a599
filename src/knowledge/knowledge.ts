import type {
  FactRow,
  LicenseRow,
  MetroRow,
  OccupationRow,
  OutlookRow,
  SettingPayRow,
  WageRow,
} from "./figures-schema.ts";
import type { Field } from "./schemas/field.ts";
import type { Filter } from "./schemas/filters.ts";
import type { Guide } from "./schemas/guide.ts";
import type { Measured } from "./schemas/measured.ts";
import type { Place } from "./schemas/places.ts";
import type { Role } from "./schemas/role.ts";
import type { Source } from "./schemas/sources.ts";
import type { Subject } from "./schemas/subjects.ts";
import type { Term } from "./schemas/term.ts";
import type { Topic } from "./schemas/topics.ts";

type ById<Thing> = ReadonlyMap<string, Thing>;

/** Everything the bot knows about its field, loaded and checked once. */
export type Knowledge = {
  readonly field: Field;
  readonly topics: ById<Topic>;
  readonly subjects: ById<Subject>;
  /** Wishes that roles can be found by. */
  readonly filters: ById<Filter>;
  /** Sets of words that mean the same; the first stands for all. */
  readonly sameWords: readonly (readonly string[])[];
  readonly roles: ById<Role>;
  readonly guides: ById<Guide>;
  readonly terms: ById<Term>;
  readonly sources: ById<Source>;
  /** States by code. */
  readonly places: ById<Place>;
  /** Towns to a metro area's id or a state's code. */
  readonly towns: ReadonlyMap<string, string>;
  /** Words that ask about the country as a whole, or about all of its states. */
  readonly country: readonly string[];
  readonly metros: ById<MetroRow>;
  readonly occupations: ById<OccupationRow>;
  /** "29-2035 us" to its rows, newest period first. */
  readonly wages: ById<readonly WageRow[]>;
  readonly outlook: ById<readonly OutlookRow[]>;
  readonly licences: ById<LicenseRow>;
  readonly settingPay: ById<readonly SettingPayRow[]>;
  readonly facts: ById<FactRow>;
  /** Ids that entries had before, as "roles/old-id", to the id they have now. */
  readonly redirects: ReadonlyMap<string, string>;
  /** How well questions are understood; undefined where nobody measured it. */
  readonly measured?: Measured | undefined;
};

/** The wages of an occupation at a place ("us", a state's code, a metro area's id), newest period first. */
export const wagesAt = (knowledge: Knowledge, occupation: string, place: string): readonly WageRow[] =>
  knowledge.wages.get(`${occupation} ${place}`) ?? [];
