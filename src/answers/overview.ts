import type { Answer } from "../answer.ts";
import { type Knowledge, wagesAt } from "../knowledge/knowledge.ts";
import type { Role } from "../knowledge/schemas/role.ts";
import { about, dollars } from "../text/format.ts";
import { cited } from "./citations.ts";
import { type SectionAddress, sectionAnswer } from "./section.ts";
import { countedAs } from "./wages.ts";

/** Whom the figure is about, where it is not this role alone. */
function counted(role: Role, knowledge: Knowledge): string {
  const { how, group } = countedAs(role, knowledge);
  switch (how) {
    case "apart":
      return "";
    case "among":
      return `, counted with all ${group}`;
    case "closest":
      return `; that is the closest group, ${group}, since no figure counts this role`;
  }
}

const namesShown = 5;

/** What people call it, so that nobody takes another name for another job. */
function otherNames({ name, names }: Role): readonly string[] {
  const others = names.filter((one) => one.includes(" ") && one.toLowerCase() !== name.toLowerCase());
  return others.length > 0 ? [`Other names for the same job: ${others.slice(0, namesShown).join(", ")}`] : [];
}

/** What a role is, at a glance. */
export const overviewAnswer = (address: SectionAddress, role: Role, knowledge: Knowledge): Answer =>
  sectionAnswer(address, role, knowledge, {
    after: ({ cite }) => {
      const wage = wagesAt(knowledge, role.pay.occupation, "us").find(({ median }) => median);
      if (wage) cite([wage.source]);
      const { schooling, credential, people, hours, hazards } = role.glance;
      return [
        {
          type: "facts",
          title: "At a glance",
          items: [
            ...(wage?.median
              ? [
                  `Pay: ${dollars(wage.median)} a year in the middle (${cited(wage, knowledge)})${counted(role, knowledge)}`,
                ]
              : []),
            `Schooling: ${schooling}`,
            `Time to get there from high school: ${about(role.yearsToEnter)}`,
            `Credential: ${credential}`,
            `People: ${people}`,
            `Hours: ${hours}`,
            `Hazards: ${hazards}`,
            ...otherNames(role),
          ],
        },
      ];
    },
  });
