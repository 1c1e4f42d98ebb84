import { beforeAll, expect, test } from "vitest";
import { savedViewsSchema } from "../../../shared/lists/saved-view.schema.ts";
import { type Answer, type BackofficeClient, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext } from "../../testing/context.ts";

let owner: BackofficeClient;
let colleague: BackofficeClient;
let admin: BackofficeClient;

beforeAll(async () => {
  const backoffice = await startBackoffice(await makeTestContext());
  owner = await backoffice.signedIn("finance");
  colleague = await backoffice.signedIn("support");
  admin = await backoffice.signedIn("admin");
});

const view = { list: "payments", name: "Big ones", query: "currency=NOK&sort=-amount", is_team: false };
const viewsIn = (answer: Answer) => savedViewsSchema.parse(answer.json).data;
const namesFor = async (person: BackofficeClient, list = "payments") =>
  viewsIn(await person.get(`/saved-views?list=${list}`)).map(({ name }) => name);

test("a private view is seen by who made it alone, a team's by everybody", async () => {
  const [saved] = viewsIn(await owner.post("/saved-views", view));
  expect(saved).toMatchObject({ ...view, is_mine: true, is_default: false });
  expect(await namesFor(colleague)).toEqual([]);
  await owner.send("PATCH", `/saved-views/${saved?.id ?? ""}`, { is_team: true });
  const [seen] = viewsIn(await colleague.get("/saved-views?list=payments"));
  expect(seen).toMatchObject({ name: "Big ones", is_mine: false, is_team: true });
  expect(await namesFor(colleague, "sessions")).toEqual([]);
});

test("another person's view can be opened first, but neither changed nor deleted", async () => {
  const [seen] = viewsIn(await colleague.get("/saved-views?list=payments"));
  const path = `/saved-views/${seen?.id ?? ""}`;
  expect(viewsIn(await colleague.send("PATCH", path, { is_default: true }))[0]?.is_default).toBe(true);
  expect(viewsIn(await owner.get("/saved-views?list=payments"))[0]?.is_default).toBe(false);
  expect((await colleague.send("PATCH", path, { query: "" })).status).toBe(403);
  expect((await colleague.send("DELETE", path)).status).toBe(403);
});

test("one that is taken back from the team opens nobody else's list any more", async () => {
  const [mine] = viewsIn(await owner.get("/saved-views?list=payments"));
  await owner.send("PATCH", `/saved-views/${mine?.id ?? ""}`, { is_team: false });
  await owner.send("PATCH", `/saved-views/${mine?.id ?? ""}`, { is_team: true });
  expect(viewsIn(await colleague.get("/saved-views?list=payments"))[0]?.is_default).toBe(false);
});

test.each([
  ["a name that is used already", view],
  ["a filter that the list does not have", { ...view, name: "Odd", query: "color=red" }],
  ["a list that does not exist", { ...view, list: "unicorns" }],
  ["a name of blanks", { ...view, name: "  " }],
])("%s is refused", async (_claim, wish) => expect((await owner.post("/saved-views", wish)).status).toBe(400));

test("a view is deleted with what opened by it, and everything is in the audit log", async () => {
  const [mine] = viewsIn(await owner.get("/saved-views?list=payments"));
  await colleague.send("PATCH", `/saved-views/${mine?.id ?? ""}`, { is_default: true });
  expect((await owner.send("DELETE", `/saved-views/${mine?.id ?? ""}`)).status).toBe(200);
  expect(await namesFor(colleague)).toEqual([]);
  const log = (await admin.get(`/audit?object_id=${mine?.id ?? ""}`)).json?.["data"] as Line[];
  const told = log.map(({ action, is_allowed }) => `${action} ${is_allowed ? "allowed" : "refused"}`);
  expect([told[0], told.at(-1)]).toEqual(["saved_view.delete allowed", "saved_view.create allowed"]);
  expect(told).toContain("saved_view.delete refused");
});

interface Line {
  action: string;
  is_allowed: boolean;
}
