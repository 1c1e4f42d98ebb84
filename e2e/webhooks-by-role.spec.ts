import { apiAs, checkoutEndpoint } from "./backoffice-api.ts";
import { expect, test } from "./fixtures.ts";
import { startReceiver } from "./receiver.ts";
import { openShopAccount, payOrder, type ShopAccount } from "./shop-account.ts";
import { signInAs } from "./sign-in.ts";
import { expectAccessibleInBothThemes } from "./webhook-desk.ts";

/** Everything that changes an endpoint or tells more of it than that it exists. */
function callsAbout(id: string, shop: ShopAccount): readonly [method: string, path: string, body?: unknown][] {
  const window = { from: "2026-01-01T00:00:00.000Z", to: "2126-01-01T00:00:00.000Z", states: ["exhausted"] };
  return [
    ["GET", "/webhook-dialects"],
    ["GET", "/webhook-endpoints"],
    ["GET", `/webhook-endpoints/${id}`],
    ["POST", "/webhook-endpoints", checkoutEndpoint(shop, "https://shop.example/hooks")],
    ["PATCH", `/webhook-endpoints/${id}`, { description: "taken over" }],
    ["POST", `/webhook-endpoints/${id}/rotate`, { overlap_seconds: 0 }],
    ["POST", `/webhook-endpoints/${id}/end-overlap`],
    ["POST", `/webhook-endpoints/${id}/test`, { event_type: "ping" }],
    ["POST", `/webhook-endpoints/${id}/disable`, {}],
    ["POST", `/webhook-endpoints/${id}/enable`],
    ["POST", `/webhook-endpoints/${id}/recover`, window],
    ["DELETE", `/webhook-endpoints/${id}`],
  ];
}

const others = [
  { role: "support", maySendAgain: true },
  { role: "finance", maySendAgain: false },
  { role: "viewer", maySendAgain: false },
] as const;

for (const { role, maySendAgain } of others) {
  test(`${role} reads deliveries, ${maySendAgain ? "sends them again," : "is told who sends them again,"} and has no say in endpoints`, async ({
    browser,
    kontor,
    start,
  }) => {
    test.setTimeout(120_000);
    const shop = await openShopAccount(kontor, "Bakkens brus");
    const receiver = await startReceiver(start);
    const admin = await apiAs(kontor, "admin");
    const made = await admin("POST", "/webhook-endpoints", checkoutEndpoint(shop, `${receiver.url}/hooks`));
    const { id } = made.body["endpoint"] as { id: string };
    await payOrder(kontor, { token: shop.token, reference: "BAKKE-1" });
    await expect.poll(receiver.calls).toHaveLength(1);
    const before = await admin("GET", `/webhook-endpoints/${id}`);

    await test.step("the API refuses every call about endpoints and changes nothing", async () => {
      const call = await apiAs(kontor, role);
      for (const [method, path, body] of callsAbout(id, shop)) {
        const refused = await call(method, path, body);
        expect([method, path, refused.status, refused.body["code"]]).toEqual([method, path, 403, "forbidden"]);
      }
      const after = await admin("GET", `/webhook-endpoints/${id}`);
      expect(after.body["version"]).toBe(before.body["version"]);
      expect(await receiver.calls()).toHaveLength(1);
    });

    const listed = await admin("GET", `/deliveries?account=${shop.id}`);
    const [delivery] = listed.body["data"] as { id: string }[];
    const path = `/deliveries/${delivery?.id ?? ""}`;

    await test.step("the screen offers what the role may, and explains the rest", async () => {
      const page = await signInAs(browser, kontor, role);
      await expect(page.getByRole("navigation").getByRole("link", { name: "Webhooks" })).toHaveCount(0);
      await page.goto(`${kontor.backoffice}/webhook-endpoints/${id}/show`);
      await expect(page.getByRole("alert")).toBeVisible();
      await expect(page.getByRole("button", { name: "Rotate secret" })).toHaveCount(0);
      await page.goto(`${kontor.backoffice}${path}/show`);
      await expect(page.getByRole("heading", { name: "checkout_authorization", level: 1 })).toBeVisible();
      const resend = page.getByRole("button", { name: "Resend", exact: true });
      await expect(resend).toHaveAttribute("aria-disabled", "true");
      await expect(resend).toHaveAccessibleDescription(
        maySendAgain ? "It was delivered already." : /Ask support or an admin/,
      );
      await expect(page.getByRole("button", { name: "Force resend" })).toHaveCount(maySendAgain ? 1 : 0);
      await expectAccessibleInBothThemes(page);
      await page.context().close();
    });

    const call = await apiAs(kontor, role);
    const sent = await call("POST", `${path}/resend`, { force: true });
    expect(sent.status).toBe(maySendAgain ? 200 : 403);
    await expect.poll(receiver.calls).toHaveLength(maySendAgain ? 2 : 1);
  });
}
