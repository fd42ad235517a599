import type { Answer, Block } from "../answer.ts";
import type { OutlookRow } from "../knowledge/figures-schema.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { count, dollars } from "../text/format.ts";
import { type Citing, cited } from "./citations.ts";
import { type SectionAddress, sectionAnswer } from "./section.ts";
import { newestMedian } from "./wages.ts";

/** How demand is expected to change, edition by edition, newest first. */
export const outlookAnswer = (address: SectionAddress, role: Role, knowledge: Knowledge): Answer =>
  sectionAnswer(address, role, knowledge, { after: (citing) => projections(role, knowledge, citing) });

const lastYear = (row: OutlookRow): number => Number(/\d{2}$/.exec(row.period)?.[0] ?? 0);

function projections(role: Role, knowledge: Knowledge, { cite }: Citing): Block[] {
  const own = knowledge.outlook.get(role.pay.occupation) ?? [];
  const rows = [...own].sort((a, b) => lastYear(b) - lastYear(a));
  const title = knowledge.occupations.get(role.pay.occupation)?.title ?? role.plural;
  const wage = newestMedian(knowledge, role.pay.occupation, "us");
  if (wage) cite([wage.source]);
  const pay: Block[] = wage?.median
    ? [
        {
          type: "facts",
          items: [`Pay today: ${dollars(wage.median)} a year in the middle (${cited(wage, knowledge)}).`],
        },
      ]
    : [];
  if (rows.length === 0) return [{ type: "note", text: "No projection for this occupation was found." }, ...pay];
  const items = rows.map((row) => {
    cite(row.source);
    const parts = [
      row.growth === undefined ? undefined : `${row.growth > 0 ? "+" : ""}${row.growth}% jobs`,
      row.newJobs === undefined ? undefined : `${count(row.newJobs)} more jobs`,
      row.openings === undefined ? undefined : `about ${count(row.openings)} openings a year`,
    ].filter((part) => part !== undefined);
    const [source = ""] = row.source;
    const from = knowledge.sources.get(source);
    return `${row.period}: ${parts.join(", ")} (${from?.short ?? from?.publisher ?? source}).`;
  });
  const shared = role.pay.covers ? `Projections are for "${title}". ${role.pay.covers}` : undefined;
  return [
    { type: "facts", title: `Expected change, ${title}`, items },
    ...pay,
    ...(shared ? [{ type: "note" as const, text: shared }] : []),
  ];
}
