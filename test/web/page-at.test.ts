import { expect, test } from "vitest";
import type { Site } from "../../adapters/web/render/site.ts";
import { pageAt } from "../../adapters/web/site/page-at.ts";
import { everyPage } from "../../adapters/web/site/page-paths.ts";
import { pictureAt } from "../../adapters/web/site/picture-at.ts";
import { knowledgeOf } from "../support/knowledge-of.ts";

const knowledge = knowledgeOf();
const site: Site = {
  bot: { knowledge, operator: { logsQuestions: false, reportTo: undefined } },
  version: "version",
  previews: [],
};
const [role = ""] = knowledge.roles.keys();
const [place = ""] = knowledge.places.keys();

test("every page that can be found by itself stands at its path", () => {
  for (const path of everyPage(knowledge))
    expect(pageAt(path, site)).toMatchObject({ page: { title: expect.any(String), path } });
});

test("an answer's page says that it is one", () => {
  expect(pageAt(`/overview/${role}`, site)).toMatchObject({ isAnswer: true, page: { path: `/overview/${role}` } });
  expect(pageAt(`/roles/${role}`, site)).not.toHaveProperty("isAnswer");
});

test("what is written otherwise has moved to the path of today", () => {
  expect(pageAt(`/overview/${role}/`, site)).toEqual({ movedTo: `/overview/${role}` });
  expect(pageAt(`/roles/${role}/`, site)).toEqual({ movedTo: `/roles/${role}` });
  expect(pageAt("/roles/sailor", site)).toEqual({ movedTo: "/roles/deckhand" });
  expect(pageAt("/about/", site)).toEqual({ movedTo: "/about" });
  expect(pageAt(`/places/${place.toUpperCase()}`, site)).toEqual({ movedTo: `/places/${place}` });
});

test.each([
  "/nothing",
  "/roles/nobody",
  "/places/nowhere",
  "/roles/a/b",
  "/term",
  "//example.org/",
  "/constructor",
  "",
])("nothing stands at %j", (path) => expect(pageAt(path, site)).toBeUndefined());

test("a card is drawn for the home page and for every answer, and for nothing else", () => {
  for (const path of ["/cards/home.png", `/cards/overview/${role}.png`])
    expect([path, pictureAt(path, knowledge)]).toEqual([path, { drawPng: expect.any(Function) }]);
  for (const path of ["/cards/nothing.png", "/cards/home.svg", "/cards/", "/pictures/nothing.svg", "/about"])
    expect([path, pictureAt(path, knowledge)]).toEqual([path, undefined]);
});
