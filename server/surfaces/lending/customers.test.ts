import { beforeEach, describe, expect, test } from "vitest";
import { requestCorrection } from "../../lending/customers/review.service.ts";
import {
  clientOf,
  fieldProblem,
  type LendingClient,
  problem,
  startLendingClient,
} from "../../testing/lending-client.ts";
import { objectOf } from "../../testing/lending-partner.ts";

const path = "/v3/customers";
const ana = {
  cpf: "123.456.789-09",
  cnpj: "12.345.678/0001-95",
  name: "Ana Prado",
  email: "ana@padaria.example",
  phone: "+5511987654321",
  trading_name: "Padaria Sol",
  external_id: "loja-42",
};
const nobody = `${path}/cust_${"0".repeat(31)}1`;
let partner: LendingClient;

beforeEach(async () => {
  partner = await startLendingClient();
});

const register = (body: object = ana) => partner.call("POST", path, body);

describe("a customer", () => {
  test("is registered, and asked for what a small company needs", async () => {
    const reply = await register();
    const item = (type: string, description: string) => ({
      kind: "document",
      type,
      description,
      status: "pending",
      message: null,
      uploaded_at: null,
    });
    expect([reply.status, reply.body]).toEqual([
      201,
      {
        id: expect.stringMatching(/^cust_[0-9a-f]{32}$/) as string,
        status: "pending_kyc",
        ...ana,
        kyc: [
          item("ccmei", "Certificado MEI"),
          item("cnh", "CNH"),
          item("identity_card_front", "Documento de identidade (frente)"),
          item("identity_card_back", "Documento de identidade (verso)"),
          item("selfie", "Selfie"),
          item("biometrics", "Biometria facial"),
        ],
        created_at: "2026-03-02T09:00:00Z",
        updated_at: "2026-03-02T09:00:00Z",
      },
    ]);
    expect((await partner.call("GET", `${path}/${objectOf(reply)["id"] ?? ""}`)).body).toEqual(reply.body);
  });

  test("needs a CPF alone, and numbers may come without punctuation", async () => {
    expect((await register({ cpf: "52998224725", cnpj: "12abc34501de35", unknown: 1 })).body).toMatchObject({
      cpf: "529.982.247-25",
      cnpj: "12.ABC.345/01DE-35",
      name: "",
      email: "",
      phone: "",
      trading_name: null,
      external_id: null,
    });
  });

  test("who is registered already is answered with 200, as they were", async () => {
    const first = await register();
    const second = await register({ ...ana, name: "Somebody else" });
    expect([second.status, second.body]).toEqual([200, first.body]);
    const other = await register({ ...ana, external_id: "loja-43" });
    const detail = "A customer with this CPF or CNPJ is registered with another external_id.";
    expect(other.body).toEqual(problem(409, "customer_already_exists", { instance: path, detail }));
  });

  const cpfMessage = "must be a CPF of 11 digits with right check digits";
  test.each([
    ["no CPF", {}, "cpf", "missing_required_field", "is required"],
    ["a wrong CPF", { cpf: "123.456.789-01" }, "cpf", "invalid_cpf", cpfMessage],
    ["a CPF of equal digits", { cpf: "111.111.111-11" }, "cpf", "invalid_cpf", cpfMessage],
    ["a CPF that is a number", { cpf: 12345678909 }, "cpf", "invalid_format", "must be of type string"],
    [
      "a wrong CNPJ",
      { cpf: ana.cpf, cnpj: "12.345.678/0001-91" },
      "cnpj",
      "invalid_cnpj",
      "must be a CNPJ of 14 characters with right check digits",
    ],
    ["no e-mail address", { cpf: ana.cpf, email: "ana" }, "email", "invalid_format", "must be an e-mail address"],
    [
      "a phone number without its country",
      { cpf: ana.cpf, phone: "11987654321" },
      "phone",
      "invalid_format",
      "must be a number in E.164 such as +5511987654321",
    ],
    ["an empty name", { cpf: ana.cpf, name: "" }, "name", "invalid_value", "must have 1 to 200 characters"],
  ])("with %s is refused", async (_claim, body, param, code, message) => {
    expect((await register(body)).body).toEqual(fieldProblem(path, param, code, message));
  });

  test("with several faults is told all of them, the first one's code leading", async () => {
    const reply = await register({ cpf: "1", email: "ana" });
    expect(reply.body).toMatchObject({
      status: 422,
      code: "invalid_cpf",
      detail: "2 fields are invalid.",
      errors: [{ param: "cpf" }, { param: "email" }],
    });
  });

  test("cannot take another's reference", async () => {
    await register();
    const reply = await register({ cpf: "529.982.247-25", external_id: ana.external_id });
    expect(reply.body).toEqual(fieldProblem(path, "external_id", "already_exists", "belongs to another customer"));
  });

  test("may have the wrong numbers of the public samples on test accounts alone", async () => {
    const sample = { cpf: "123.456.789-00", cnpj: "12.345.678/0001-90" };
    expect((await register(sample)).status).toBe(201);
    const live = await clientOf(partner.origin, "P00000003");
    expect((await live.call("POST", path, sample)).body).toMatchObject({ status: 422, code: "invalid_cpf" });
  });

  test("of another partner does not exist, and neither does one who never was", async () => {
    const { id } = objectOf(await register());
    const other = await clientOf(partner.origin, "T00000002");
    const detail = "There is no such customer.";
    for (const instance of [`${path}/${id}`, nobody, `${path}/loja-42`]) {
      const gone = problem(404, "customer_not_found", { instance, detail });
      expect((await other.call("GET", instance)).body).toEqual(gone);
      expect((await other.call("PATCH", instance, {})).body).toEqual(gone);
      expect((await other.call("POST", `${instance}/biometrics`)).body).toEqual({
        ...gone,
        instance: `${instance}/biometrics`,
      });
    }
  });
});

describe("a change of a customer", () => {
  let where: string;
  beforeEach(async () => {
    where = `${path}/${objectOf(await register())["id"] ?? ""}`;
  });

  test("leaves what it does not name, and the numbers that never change may be repeated", async () => {
    partner.origin.ctx.clock.advance(5_000);
    const reply = await partner.call("PATCH", where, { phone: "+5511900000000", cpf: "12345678909", cnpj: null });
    expect([reply.status, reply.body]).toMatchObject([
      200,
      { ...ana, phone: "+5511900000000", cnpj: null, updated_at: "2026-03-02T09:00:05Z" },
    ]);
  });

  test.each([
    ["cpf", "529.982.247-25"],
    ["external_id", "loja-43"],
    ["external_id", null],
  ])("cannot be of the %s", async (param, value) => {
    const reply = await partner.call("PATCH", where, { [param]: value });
    expect(reply.body).toEqual(fieldProblem(where, param, "immutable_field", "can never change"));
  });

  test("cannot give one customer the CNPJ of another", async () => {
    await register({ cpf: "529.982.247-25", cnpj: "11.222.333/0001-81" });
    const reply = await partner.call("PATCH", where, { cnpj: "11222333000181" });
    expect(reply.body).toEqual(fieldProblem(where, "cnpj", "already_exists", "belongs to another customer"));
  });

  test("hands a field in that was to be corrected", async () => {
    const { ctx } = partner.origin;
    const row = await ctx.store.read((db) => db.selectFrom("borrower").select("customer_id").executeTakeFirst());
    const actor = { type: "staff", id: "stf_1" } as const;
    const target = { scope: "all", customerId: row?.customer_id ?? "", actor } as const;
    await requestCorrection(ctx, { ...target, field: "email", reason: "O e-mail volta." });
    const item = { kind: "data", type: "email", description: "E-mail", uploaded_at: null };
    expect((await partner.call("GET", where)).body).toMatchObject({
      kyc: expect.arrayContaining([{ ...item, status: "pending_correction", message: "O e-mail volta." }]) as object[],
    });
    const reply = await partner.call("PATCH", where, { email: "ana.prado@padaria.example" });
    expect(reply.body).toMatchObject({
      kyc: expect.arrayContaining([
        { ...item, status: "submitted", message: null, uploaded_at: "2026-03-02T09:00:00Z" },
      ]) as object[],
    });
    const events = await ctx.store.read((db) => db.selectFrom("event").select("type").orderBy("seq").execute());
    expect(events.map(({ type }) => type)).toEqual([
      "customer.created",
      "customer.kyc_updated",
      "customer.kyc_updated",
    ]);
  });
});

describe("the list of customers", () => {
  const cpfs = ["529.982.247-25", "111.444.777-35", "123.456.789-09"];
  let ids: string[];
  beforeEach(async () => {
    ids = [];
    for (const [at, cpf] of cpfs.entries()) {
      partner.origin.ctx.clock.advance(1_000);
      ids.push(
        objectOf(await register({ cpf, name: ["Caio", "Ana", "Bia"][at], external_id: `loja-${at}` }))["id"] ?? "",
      );
    }
  });

  async function listed(query: string): Promise<{ ids: string[]; hasMore: boolean }> {
    const { data, has_more } = (await partner.call("GET", `${path}?${query}`)).body as {
      data: { id: string }[];
      has_more: boolean;
    };
    return { ids: data.map(({ id }) => id), hasMore: has_more };
  }

  test("is newest first, page by page, and rows that come later do not shift it", async () => {
    const first = await listed("limit=2");
    expect(first).toEqual({ ids: [ids[2], ids[1]], hasMore: true });
    await register({ cpf: "390.533.447-05" });
    expect(await listed(`limit=2&starting_after=${ids[1] ?? ""}`)).toEqual({ ids: [ids[0]], hasMore: false });
  });

  test.each([
    ["sort=name&order=asc", [1, 2, 0]],
    ["sort=created_at&order=asc", [0, 1, 2]],
    ["sort=name&order=asc&starting_after=1", [2, 0]],
    ["external_id=loja-1", [1]],
    ["cpf=52998224725", [0]],
    ["cpf=529.982.247-25", [0]],
    ["status=pending_kyc", [2, 1, 0]],
    ["status=active", []],
  ])("asked with %s", async (query, positions) => {
    const asked = query.replace(
      /starting_after=(\d)/,
      (_text, at: string) => `starting_after=${ids[Number(at)] ?? ""}`,
    );
    expect((await listed(asked)).ids).toEqual(positions.map((at) => ids[at]));
  });

  test("goes by the last change when asked to", async () => {
    partner.origin.ctx.clock.advance(1_000);
    await partner.call("PATCH", `${path}/${ids[0] ?? ""}`, { name: "Dora" });
    expect((await listed("sort=updated_at")).ids).toEqual([ids[0], ids[2], ids[1]]);
  });

  test("holds only the partner's own", async () => {
    partner = await clientOf(partner.origin, "T00000002");
    expect(await listed("")).toEqual({ ids: [], hasMore: false });
    expect((await partner.call("GET", `${path}?starting_after=${ids[0] ?? ""}`)).body).toMatchObject({
      code: "invalid_parameter",
    });
  });

  test.each([
    ["limit=0", "limit", "must be from 1 to 100"],
    ["limit=101", "limit", "must be from 1 to 100"],
    ["starting_after=cust_1", "starting_after", "names no row of this list"],
    ["status=asleep", "status", "must be one of pending_kyc, under_review, active, denied"],
    ["sort=age", "sort", "must be one of created_at, updated_at, name"],
    ["order=up", "order", "must be one of asc, desc"],
    ["limit=1&limit=2", "limit", "must be given once"],
  ])("asked with %s is a bad request", async (query, param, message) => {
    const reply = await partner.call("GET", `${path}?${query}`);
    expect(reply.body).toEqual(
      problem(400, "invalid_parameter", { instance: path, detail: `${param} ${message}.`, param }),
    );
  });
});
