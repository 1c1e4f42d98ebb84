import { beforeAll, expect, test } from "vitest";
import { mentionsSchema, notesSchema } from "../../../shared/notes/note.schema.ts";
import { type BackofficeClient, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext } from "../../testing/context.ts";
import { givenAccount, givenStartedPayment } from "../../testing/payments.ts";

let writer: BackofficeClient;
let colleague: BackofficeClient;
let stranger: BackofficeClient;
let viewer: BackofficeClient;
let admin: BackofficeClient;
let subject: { subject_type: "payment"; subject_id: string };

beforeAll(async () => {
  const ctx = await makeTestContext();
  await givenAccount(ctx);
  await givenAccount(ctx, "T00000002");
  const backoffice = await startBackoffice(ctx);
  writer = await backoffice.signedIn("support");
  colleague = await backoffice.signedIn("finance");
  stranger = await backoffice.signedIn("finance", ["T00000002"]);
  viewer = await backoffice.signedIn("viewer");
  admin = await backoffice.signedIn("admin");
  const payment = await givenStartedPayment(ctx, { reference: "A-1" });
  subject = { subject_type: "payment", subject_id: payment.id };
});

const about = () => new URLSearchParams(subject).toString();
const notesFor = async (person: BackofficeClient) =>
  notesSchema.parse((await person.get(`/notes?${about()}`)).json).data;
const inboxOf = async (person: BackofficeClient) => mentionsSchema.parse((await person.get("/mentions")).json);

test("a note is read by everybody who may read its subject, and by nobody out of reach", async () => {
  const { status } = await writer.post("/notes", { ...subject, text: " The payer called. ", mentions: [] });
  expect(status).toBe(200);
  const [note] = await notesFor(viewer);
  expect(note).toMatchObject({ ...subject, text: "The payer called.", author: { id: writer.staffId }, mentions: [] });
  expect((await stranger.get(`/notes?${about()}`)).status).toBe(404);
  expect((await stranger.post("/notes", { ...subject, text: "me too" })).status).toBe(404);
});

test("whoever is meant has it in their inbox until they have read it", async () => {
  await writer.post("/notes", { ...subject, text: "Please refund.", mentions: [colleague.staffId, colleague.staffId] });
  expect(await inboxOf(colleague)).toMatchObject({
    unread: 1,
    data: [{ note: { text: "Please refund." }, read_at: null }],
  });
  expect((await inboxOf(admin)).unread).toBe(0);
  const after = mentionsSchema.parse((await colleague.post("/mentions/read", subject)).json);
  expect(after.unread).toBe(0);
  expect(after.data).toHaveLength(1);
});

test("a mention of somebody who cannot reach the account stays out of their inbox", async () => {
  await writer.post("/notes", { ...subject, text: "Not for you.", mentions: [stranger.staffId] });
  expect(await inboxOf(stranger)).toEqual({ data: [], unread: 0 });
});

test.each([
  ["nothing", { text: "   " }],
  ["too much", { text: "x".repeat(2001) }],
  ["a person who is not there", { text: "Hello", mentions: ["stf_nobody"] }],
])("a note of %s is refused", async (_what, part) => {
  expect((await writer.post("/notes", { ...subject, ...part })).status).toBe(400);
});

test("a viewer writes none, and the audit log has who wrote", async () => {
  expect((await viewer.post("/notes", { ...subject, text: "Hm." })).status).toBe(403);
  const [first] = await notesFor(writer);
  const log = (await admin.get(`/audit?object_id=${first?.id ?? ""}`)).json?.["data"] as { action: string }[];
  expect(log.map(({ action }) => action)).toEqual(["note.write"]);
});
