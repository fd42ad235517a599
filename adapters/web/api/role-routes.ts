import type { Hono } from "hono";
import type { z } from "zod";
import { meets } from "../../../src/answers/find.ts";
import type { Knowledge } from "../../../src/knowledge/knowledge.ts";
import { type RoleRow, roleRows, sortedRows } from "../../../src/present/role-table.ts";
import type { BotContext } from "../../../src/runtime/bot-context.ts";
import type { Bindings } from "../http/send.ts";
import { problem, queryProblem } from "./problem.ts";
import { rolesQueryOf } from "./schemas.ts";
import type { SendJson } from "./send-json.ts";

type RolesQuery = z.infer<ReturnType<typeof rolesQueryOf>>;

/** Every role in numbers. */
export function addRoles(api: Hono<Bindings>, { knowledge, publicUrl = "" }: BotContext, sendJson: SendJson): void {
  const rolesQuery = rolesQueryOf(knowledge);
  api.get("/roles", (c) => {
    const read = rolesQuery.safeParse(c.req.query());
    if (read.error) return queryProblem(c, read.error);
    const wishes = (read.data.wish ?? "").split(",").filter(Boolean);
    if (!wishes.every((one) => knowledge.filters.has(one))) {
      return problem(c, 400, { detail: `“wish” takes ${[...knowledge.filters.keys()].join(", ")}.` });
    }
    const roles = wantedRoles(read.data, wishes, knowledge).map((row) => ({
      ...row,
      link: `${publicUrl}/roles/${row.id}`,
    }));
    return sendJson(c, JSON.stringify({ roles }));
  });
}

/** The roles of a family that have the traits that were asked for and meet every wish. */
function wantedRoles(
  { family, wish: _, sort, ...traits }: RolesQuery,
  wishes: readonly string[],
  knowledge: Knowledge,
): readonly RoleRow[] {
  const wanted = Object.entries(traits).map(([name, value]) => [name.replace("trait.", ""), value] as const);
  const filters = wishes.flatMap((one) => knowledge.filters.get(one) ?? []);
  return sortedRows(roleRows(knowledge), sort)
    .filter((row) => family === undefined || row.family === family)
    .filter((row) => wanted.every(([trait, value]) => row.traits[trait] === value))
    .filter(({ id }) => {
      const role = knowledge.roles.get(id);
      return role && filters.every((filter) => meets(role, filter));
    });
}
