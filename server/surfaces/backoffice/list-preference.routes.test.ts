import { beforeAll, expect, test } from "vitest";
import { listPreferencesSchema } from "../../../shared/lists/list-preference.schema.ts";
import { savedViewsSchema } from "../../../shared/lists/saved-view.schema.ts";
import { type BackofficeClient, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext } from "../../testing/context.ts";

let person: BackofficeClient;
let colleague: BackofficeClient;

beforeAll(async () => {
  const backoffice = await startBackoffice(await makeTestContext());
  person = await backoffice.signedIn("viewer");
  colleague = await backoffice.signedIn("finance");
});

const change = (who: BackofficeClient, list: string, body: object) =>
  who.send("PATCH", `/list-preferences/${list}`, body);
const preferencesOf = async (who: BackofficeClient) =>
  listPreferencesSchema.parse((await who.get("/list-preferences")).json).data;
const viewOf = async (who: BackofficeClient, list: string, isTeam: boolean) => {
  const view = { list, name: `View of ${list}`, query: "", is_team: isTeam };
  return savedViewsSchema.parse((await who.post("/saved-views", view)).json).data[0]?.id ?? "";
};

test("columns and their order are kept for the person alone, each by itself, until they are reset", async () => {
  expect(await preferencesOf(person)).toEqual([]);
  await change(person, "payments", { hidden: ["payer"] });
  const answer = await change(person, "payments", { order: ["amount", "status"] });
  const kept = { list: "payments", hidden: ["payer"], order: ["amount", "status"], view_id: null };
  expect(answer.json).toEqual({ data: [kept] });
  await change(person, "bulk-items", { hidden: ["code"] });
  expect(await preferencesOf(person)).toEqual([{ ...kept, list: "bulk-items", hidden: ["code"], order: [] }, kept]);
  expect(await preferencesOf(colleague)).toEqual([]);
  await change(person, "payments", { hidden: [], order: [] });
  expect((await preferencesOf(person))[1]).toEqual({ ...kept, hidden: [], order: [] });
});

test("the view that was opened last is remembered until it is deleted", async () => {
  const id = await viewOf(colleague, "payments", true);
  await change(person, "payments", { view_id: id });
  expect((await preferencesOf(person)).find(({ list }) => list === "payments")?.view_id).toBe(id);
  await colleague.send("DELETE", `/saved-views/${id}`);
  expect((await preferencesOf(person)).find(({ list }) => list === "payments")?.view_id).toBeNull();
});

test("a view that the person does not see, and one of another list, cannot be the last", async () => {
  const hidden = await viewOf(colleague, "sessions", false);
  expect((await change(person, "sessions", { view_id: hidden })).status).toBe(404);
  const foreign = await viewOf(colleague, "loans", true);
  expect((await change(person, "sessions", { view_id: foreign })).json).toMatchObject({
    errors: { view_id: "is a view of another list" },
  });
});

test("a name that no list can have is refused", async () => {
  expect((await change(person, "Payments!", { hidden: [] })).status).toBe(400);
});
