import { beforeEach, describe, expect, test } from "vitest";
import { documentBytes } from "../../testing/documents.ts";
import { type LendingClient, startLendingClient } from "../../testing/lending-client.ts";
import { objectOf } from "../../testing/lending-partner.ts";

let partner: LendingClient;
let page: string;

beforeEach(async () => {
  partner = await startLendingClient();
  const { id } = objectOf(await partner.call("POST", "/v3/customers", { cpf: "123.456.789-09" }));
  const { session_url } = objectOf(await partner.call("POST", `/v3/customers/${id}/biometrics`));
  page = new URL(session_url ?? "").pathname;
});

const state = async (path = page) => (await partner.origin.call("GET", `${path}/state`)).body;
const send = (bytes: Buffer, path = page) =>
  partner.origin.send("POST", `${path}/picture`, bytes, { "content-type": "image/jpeg" });

describe("the page on which a customer shows their face", () => {
  test("takes one picture without any other proof of who sends it", async () => {
    expect(await state()).toEqual({ state: "open", is_sandbox: true });
    expect((await send(documentBytes.jpeg)).status).toBe(204);
    expect(await state()).toEqual({ state: "used", is_sandbox: true });
    expect((await send(documentBytes.jpeg)).body).toMatchObject({ status: 409, code: "session_closed" });
    const kept = await partner.origin.ctx.store.read((db) =>
      db.selectFrom("kyc_document").select(["type", "format", "status"]).execute(),
    );
    expect(kept).toEqual([{ type: "biometrics", format: "jpeg", status: "submitted" }]);
  });

  test("takes no file of another kind and none that is too large, and stays open", async () => {
    expect((await send(documentBytes.pdf)).body).toMatchObject({ status: 400, code: "validation_failed" });
    expect((await send(Buffer.from("face"))).body).toMatchObject({ status: 400, code: "validation_failed" });
    expect((await send(Buffer.alloc(10 * 1_024 * 1_024 + 1))).body).toMatchObject({ status: 413 });
    expect(await state()).toMatchObject({ state: "open" });
  });

  test("is closed after half an hour", async () => {
    partner.origin.ctx.clock.advance(30 * 60_000);
    expect(await state()).toMatchObject({ state: "expired" });
    expect((await send(documentBytes.jpeg)).body).toMatchObject({ code: "session_closed" });
  });

  test("is nobody's under another code", async () => {
    const other = page.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"));
    expect(await state(other)).toEqual({ state: "unknown", is_sandbox: false });
    expect((await send(documentBytes.jpeg, other)).status).toBe(409);
  });

  test("is not asked without end", async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => partner.origin.call("GET", `${page}/state`)));
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  });
});
