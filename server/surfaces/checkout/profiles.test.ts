import { beforeAll, describe, expect, test } from "vitest";
import { type CheckoutClient, givenCheckoutClient, sessionBody, textOf } from "../../testing/checkout-client.ts";

const path = "/v1/admin/session/profiles";
const swishOnly = { swish: { type: "payment_type", swish: { type: "payment_product_type", enabled: true } } };

let client: CheckoutClient;

beforeAll(async () => {
  client = await givenCheckoutClient();
});

test("an account starts with a default profile that has its type markers", async () => {
  const { status, body } = await client.call("GET", path);
  expect(status).toBe(200);
  expect(body).toMatchObject([
    {
      id: "default",
      configuration: {
        auto_capture: false,
        dintero_psp: {
          type: "payment_type",
          creditcard: { type: "payment_product_type", enabled: true, payability: "payable" },
        },
        vipps: { enabled: true },
      },
    },
  ]);
  expect((await client.call("GET", `${path}/default`)).body).toEqual(body[0]);
});

test("a profile is made, used, replaced and deleted", async () => {
  const made = await client.call("POST", path, { description: "Swish only", configuration: swishOnly });
  expect(made.status).toBe(200);
  const id = textOf(made.body["id"]);
  expect(id).toMatch(/^T00000001\./);
  const session = await client.call("POST", "/v1/sessions-profile?include_session=true", {
    ...sessionBody(),
    profile_id: id,
  });
  expect(session.body["session"]?.["configuration"]).toMatchObject(swishOnly);
  const replaced = await client.call("PUT", `${path}/${id}`, {
    description: "Captured",
    configuration: { auto_capture: true },
  });
  expect(replaced.body).toMatchObject({ id, description: "Captured", configuration: { auto_capture: true } });
  expect(replaced.body["configuration"]).not.toHaveProperty("swish");
  expect((await client.call("DELETE", `${path}/${id}`)).status).toBe(200);
  expect((await client.call("GET", `${path}/${id}`)).status).toBe(404);
  const kept = await client.call("GET", `/v1/sessions/${textOf(session.body["id"])}`);
  expect(kept.body["configuration"]).toMatchObject(swishOnly);
});

describe("the shop that a profile shows", () => {
  const shop = {
    url: { merchant_terms_url: "https://shop.example/terms" },
    merchant: { name: "Lamps & Co", logo_url: "https://shop.example/logo.svg", platform_type: "marketplace" },
  };
  const newSession = async (profile_id: string, own: object = {}) => {
    const body = { ...sessionBody(), ...own, profile_id };
    return (await client.call("POST", "/v1/sessions-profile?include_session=true", body)).body["session"] ?? {};
  };

  test("is read back, and is gone once it is replaced by none", async () => {
    const made = await client.call("POST", path, { configuration: swishOnly, ...shop });
    expect(made.body).toMatchObject(shop);
    const one = `${path}/${textOf(made.body["id"])}`;
    expect((await client.call("GET", one)).body).toEqual(made.body);
    const terms = { merchant_terms_url: "https://shop.example/terms-2" };
    const replaced = await client.call("PUT", one, { configuration: swishOnly, url: terms });
    expect(replaced.body["url"]).toEqual(terms);
    expect(replaced.body).not.toHaveProperty("merchant");
    expect((await client.call("GET", one)).body).toEqual(replaced.body);
  });

  test("is its sessions', below what they say themselves, and stays theirs", async () => {
    const made = await client.call("POST", path, { configuration: swishOnly, ...shop });
    const id = textOf(made.body["id"]);
    const session = await newSession(id);
    expect(session).toMatchObject({ ...shop, url: { ...sessionBody().url, ...shop.url } });
    const own = {
      url: { ...sessionBody().url, merchant_terms_url: "https://other.example/terms" },
      merchant: { name: "Other", logo_url: "" },
    };
    expect(await newSession(id, own)).toMatchObject(own);
    await client.call("PUT", `${path}/${id}`, { configuration: swishOnly });
    const kept = await client.call("GET", `/v1/sessions/${textOf(session["id"])}`);
    expect(kept.body).toMatchObject(shop);
    const later = await newSession(id);
    expect(later).not.toHaveProperty("merchant");
    expect(later["url"]).not.toHaveProperty("merchant_terms_url");
  });

  test.each([
    ["url.merchant_terms_url", { url: { merchant_terms_url: "javascript:alert(1)" } }],
    ["merchant.name", { merchant: { logo_url: "" } }],
    ["merchant.logo_url", { merchant: { name: "Lamps & Co" } }],
  ])("is refused without a usable %s", async (field, body) => {
    const refused = await client.call("POST", path, { configuration: swishOnly, ...body });
    expect([refused.status, refused.body["error"]?.["errors"]]).toMatchObject([400, [{ path: field }]]);
  });
});

test("the default profile stays", async () => {
  expect((await client.call("DELETE", `${path}/default`)).status).toBe(400);
  expect((await client.call("GET", `${path}/default`)).status).toBe(200);
});

test("a profile's id is taken once, and an unknown one is not there", async () => {
  const wish = { profile_id: "shop-2", configuration: {} };
  expect((await client.call("POST", path, wish)).status).toBe(200);
  expect((await client.call("POST", path, wish)).status).toBe(400);
  expect((await client.call("PUT", `${path}/none`, wish)).status).toBe(404);
  expect((await client.call("DELETE", `${path}/none`)).status).toBe(404);
});

test("the signing secret is not there until it is made, then stays until it is made anew", async () => {
  const signature = "/v1/admin/signature";
  expect((await client.call("GET", signature)).status).toBe(404);
  const first = await client.call("POST", signature);
  expect(first.body["signature"]?.["secret"]).toMatch(/^\S{32,}$/);
  expect((await client.call("GET", signature)).body).toEqual(first.body);
  const second = await client.call("POST", signature);
  expect(second.body).not.toEqual(first.body);
  expect((await client.call("GET", signature)).body).toEqual(second.body);
});

test("profiles are listed newest first, page by page", async () => {
  const own = await givenCheckoutClient();
  for (const profile_id of ["zebra", "ant"]) {
    own.ctx.clock.advance(1_000);
    await own.call("POST", path, { profile_id, configuration: swishOnly });
  }
  const walked: unknown[] = [];
  for (let after = ""; ;) {
    const { body } = await own.call("GET", `${path}?limit=1${after}`);
    const [profile] = body as unknown as { id: string }[];
    if (profile === undefined) break;
    walked.push(profile.id);
    after = `&starting_after=${profile.id}`;
  }
  expect(walked).toEqual(["ant", "zebra", "default"]);
});
