import { beforeEach, describe, expect, test } from "vitest";
import { defaultProfileId } from "../../../shared/checkout/profile.schema.ts";
import { getProfile, replaceProfile } from "../../checkout/profile.service.ts";
import { testAccountId } from "../../testing/payments.ts";
import { type HostedPage, startHostedPage } from "../../testing/hosted-page.ts";

let page: HostedPage;
beforeEach(async () => {
  page = await startHostedPage();
});

describe("the page's look", () => {
  test("takes colors and corners from the configuration, and nothing that is none", async () => {
    const theme = { primary: "#0b6b3a", backdrop: "url(https://evil.example)", cardRadius: "12px", buttonRadius: 999 };
    const id = await page.givenOrder(
      { merchant: { name: "Lamps & Co", logo_url: "http://shop.example/logo.png" } },
      { theme },
    );
    const { body } = await page.origin.call("GET", `/v1/view/${id}/session`);
    expect(body).toMatchObject({
      merchant: { name: "Lamps & Co", logo_url: null },
      theme: { primary: "#0b6b3a", backdrop: null, card_radius: 12, button_radius: 40 },
    });
  });

  test("names the shop and the terms of the profile, until the session names its own", async () => {
    const { ctx } = page.origin;
    const key = { accountId: testAccountId, id: defaultProfileId };
    const profile = await getProfile(ctx, key);
    const merchant = { name: "Lamps & Co", logo_url: "https://shop.example/logo.png" };
    await replaceProfile(ctx, key, { ...profile, url: { merchant_terms_url: "https://shop.example/terms" }, merchant });
    const shownOf = async (request: object) => {
      const { body } = await page.origin.call("GET", `/v1/view/${await page.givenOrder({ ...request })}/session`);
      return (body as { merchant: unknown }).merchant;
    };
    expect(await shownOf({})).toEqual({ ...merchant, terms_url: "https://shop.example/terms" });
    expect(await shownOf({ merchant: { name: "Other", logo_url: "" } })).toMatchObject({
      name: "Other",
      logo_url: null,
    });
  });

  test("shows the ways to pay in the order of the configuration", async () => {
    const off = { enabled: false };
    const on = { type: "payment_product_type", enabled: true };
    const inline = { klarna: { klarna: on }, vipps: on, dintero_psp: { vipps: off, creditcard: on } };
    const id = await page.givenOrder({}, { ...inline, language: "nb" }, null);
    const { body } = await page.origin.call("GET", `/v1/view/${id}/session`);
    const { methods, language } = body as { methods: { type: string }[]; language: string };
    expect(methods.map(({ type }) => type)).toEqual(["klarna.klarna", "vipps", "dintero_psp.creditcard"]);
    expect(language).toBe("nb");
  });
});
