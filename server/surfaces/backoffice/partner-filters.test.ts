import { beforeEach, expect, test } from "vitest";
import { createCredential, listCredentials } from "../../identity/credential.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenActiveBorrower, givenLoan, givenOffer } from "../../testing/loans.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";

const liveAccountId = "P00000003";
let ctx: TestContext;
let backoffice: RunningBackoffice;
let viewer: BackofficeClient;
let first: string;
let second: string;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx, testAccountId);
  await givenAccount(ctx, liveAccountId);
  backoffice = await startBackoffice(ctx);
  viewer = await backoffice.signedIn("viewer");
  first = await givenPartner(testAccountId, "Loan app");
  second = await givenPartner(testAccountId, "Till");
  const ana = await givenActiveBorrower(ctx, { by: first });
  await givenLoan(ctx, ana);
  const other = { cpf: "52998224725", cnpj: null, externalId: "loja-43" };
  await givenOffer(ctx, await givenActiveBorrower(ctx, { ...other, by: second }));
  await givenOffer(ctx, await givenActiveBorrower(ctx, { accountId: liveAccountId, by: "crd_gone" }));
});

async function givenPartner(accountId: string, name: string): Promise<string> {
  await createCredential(ctx, { accountId, api: "lending", name });
  return (await listCredentials(ctx, [accountId])).find((credential) => credential.name === name)?.id ?? "";
}

/** The accounts of the rows, one for each. */
async function accountsOf(path: string): Promise<string[]> {
  const { data } = (await viewer.get(path)).json as { data: { account_id: string }[] };
  return data.map(({ account_id: id }) => id).toSorted();
}

test.each(["/borrowers", "/credit-offers"])("%s are narrowed by who registered the customer", async (path) => {
  expect(await accountsOf(path)).toHaveLength(3);
  expect(await accountsOf(`${path}?partner=${first}`)).toEqual([testAccountId]);
  expect(await accountsOf(`${path}?partner=${first}&partner=${second}`)).toEqual([testAccountId, testAccountId]);
  expect(await accountsOf(`${path}?partner=nobody`)).toEqual([]);
});

test("loans are narrowed by who registered the borrower", async () => {
  expect(await accountsOf(`/loans?partner=${first}`)).toEqual([testAccountId]);
  expect(await accountsOf(`/loans?partner=${second}`)).toEqual([]);
});

test.each([
  ["/borrowers", 2],
  ["/credit-offers", 2],
  ["/loans", 1],
  ["/customers", 2],
])("%s are narrowed by sandbox and live", async (path, inSandbox) => {
  expect(new Set(await accountsOf(`${path}?environment=sandbox`))).toEqual(new Set([testAccountId]));
  expect(await accountsOf(`${path}?environment=sandbox`)).toHaveLength(inSandbox);
  const live = path === "/loans" ? [] : [liveAccountId];
  expect(await accountsOf(`${path}?environment=live`)).toEqual(live);
  expect(await accountsOf(`${path}?environment=live&account=${testAccountId}`)).toEqual([]);
});

test("an environment does not widen what somebody reaches", async () => {
  viewer = await backoffice.signedIn("viewer", [liveAccountId]);
  expect(await accountsOf("/borrowers?environment=sandbox&environment=live")).toEqual([liveAccountId]);
});

test("partners are named to everybody, those of the own accounts alone", async () => {
  const named = async (client: BackofficeClient) => (await client.get("/lending-partners")).json;
  expect(await named(viewer)).toEqual({
    data: expect.arrayContaining([
      { id: first, name: "Loan app", account_id: testAccountId },
      { id: second, name: "Till", account_id: testAccountId },
    ]) as unknown,
  });
  expect(await named(await backoffice.signedIn("viewer", [liveAccountId]))).toEqual({ data: [] });
});
