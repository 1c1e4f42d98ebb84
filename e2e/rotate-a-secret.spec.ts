import { expect, test } from "./fixtures.ts";
import { type ReceivedCall, startReceiver } from "./receiver.ts";
import { openShopAccount } from "./shop-account.ts";
import { signInAs } from "./sign-in.ts";
import { type Dialect, isSignedWith } from "./verify-delivery.ts";
import {
  copySecret,
  expectAccessibleInBothThemes,
  openDesk,
  openEndpoint,
  registerEndpoint,
  rotateSecret,
  sendTestEvent,
} from "./webhook-desk.ts";

const overlapping: readonly { dialect: Dialect; kind: string; eventType: string }[] = [
  { dialect: "standard", kind: "Standard Webhooks", eventType: "customer.active" },
  { dialect: "payments", kind: "Payments API webhooks", eventType: "payment.status_changed" },
];

for (const { dialect, kind, eventType } of overlapping) {
  test(`${kind}: both secrets sign during the overlap, and only the new one after it is ended early`, async ({
    browser,
    kontor,
    start,
  }) => {
    test.setTimeout(120_000);
    const shop = await openShopAccount(kontor, "Fjordens garn");
    const receiver = await startReceiver(start);
    const page = await signInAs(browser, kontor, "admin");
    await openDesk(page);
    const first = await registerEndpoint(page, { account: shop, url: `${receiver.url}/hooks`, kind });
    const signersOf = (call: ReceivedCall, ...secrets: string[]) =>
      secrets.map((secret) => isSignedWith(call, { dialect, secret, arrivedAt: kontor.serverTime(call.arrived_ms) }));

    const second = await rotateSecret(page, "24 hours");
    expect(second).not.toBe(first);
    const secrets = page.getByRole("region", { name: "Signing secret" });
    await expect(secrets.getByText("Not proven yet")).toBeVisible();
    await secrets.getByRole("button", { name: "Test with the new secret only" }).click();
    await expect(secrets.getByText("Safe to end the old secret")).toBeVisible();
    await sendTestEvent(page, eventType, /HTTP 200/);
    await expectAccessibleInBothThemes(page);

    await secrets.getByRole("button", { name: "End old secret now" }).click();
    const sure = page.getByRole("dialog", { name: "End the old secret" });
    await expectAccessibleInBothThemes(page);
    await sure.getByRole("button", { name: "End old secret now" }).click();
    await expect(secrets.getByRole("group", { name: "Change of secrets under way" })).toHaveCount(0);
    await sendTestEvent(page, eventType, /HTTP 200/);

    const calls = await receiver.calls();
    expect(calls.map((call) => signersOf(call, first, second))).toEqual([
      [false, true],
      [true, true],
      [false, true],
    ]);
    await page.context().close();
  });
}

test("an overlap ends by itself", async ({ browser, kontor, start }) => {
  test.setTimeout(120_000);
  const shop = await openShopAccount(kontor, "Fjordens garn");
  const receiver = await startReceiver(start);
  const url = `${receiver.url}/hooks`;
  const before = await signInAs(browser, kontor, "admin");
  await openDesk(before);
  const first = await registerEndpoint(before, { account: shop, url, kind: "Standard Webhooks" });
  const second = await rotateSecret(before, "1 hour");
  await before.context().close();

  // Long enough for the overlap, and for a person who is idle to be signed out.
  await kontor.advance(3_600_000);
  const page = await signInAs(browser, kontor, "admin");
  await openEndpoint(page, url);
  await expect(page.getByRole("region", { name: "Signing secret" })).not.toContainText("signs along");
  await sendTestEvent(page, "customer.active", /HTTP 200/);
  const [late] = await receiver.calls();
  if (late === undefined) throw new Error("The receiver was not called");
  const rule = { dialect: "standard", arrivedAt: kontor.serverTime(late.arrived_ms) } as const;
  expect(isSignedWith(late, { ...rule, secret: first })).toBe(false);
  expect(isSignedWith(late, { ...rule, secret: second })).toBe(true);
  await page.context().close();
});

test("a kind with one signature offers no overlap, says why, and signs with the new secret at once", async ({
  browser,
  kontor,
  start,
}) => {
  test.setTimeout(120_000);
  const shop = await openShopAccount(kontor, "Fjordens garn");
  const receiver = await startReceiver(start);
  const page = await signInAs(browser, kontor, "admin");
  await openDesk(page);
  const url = `${receiver.url}/hooks`;
  const first = await registerEndpoint(page, { account: shop, url, kind: "Checkout webhooks" });
  await page.getByRole("button", { name: "Rotate secret" }).click();
  const dialog = page.getByRole("dialog", { name: "Rotate secret" });
  for (const overlap of ["1 hour", "24 hours", "7 days"]) {
    await expect(dialog.getByRole("radio", { name: overlap })).toBeDisabled();
  }
  await expect(dialog.getByText("A hook carries one signature.")).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("button", { name: "Make a new secret" }).click();
  const second = await copySecret(page);
  await sendTestEvent(page, "ping", /HTTP 200/);
  const [ping] = await receiver.calls();
  if (ping === undefined) throw new Error("The receiver was not called");
  const rule = { dialect: "checkout-hook", arrivedAt: kontor.serverTime(ping.arrived_ms) } as const;
  expect(isSignedWith(ping, { ...rule, secret: first })).toBe(false);
  expect(isSignedWith(ping, { ...rule, secret: second })).toBe(true);
  await page.context().close();
});

test("registering and rotating need no mouse", async ({ browser, kontor, start }) => {
  test.setTimeout(120_000);
  const shop = await openShopAccount(kontor, "Fjordens garn");
  const receiver = await startReceiver(start);
  const page = await signInAs(browser, kontor, "admin");
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());

  /** Walks with the Tab key, as somebody does who cannot point. */
  const tabTo = async (role: Parameters<typeof page.getByRole>[0], name: RegExp) => {
    const target = page.getByRole(role, { name });
    for (let steps = 0; steps < 80; steps += 1) {
      if (await target.evaluateAll((found) => found.includes(document.activeElement as HTMLElement))) return;
      await press("Tab");
    }
    throw new Error(`The Tab key never reached ${role} ${String(name)}`);
  };

  const chooseByKeys = async (label: string, name: RegExp) => {
    await tabTo("combobox", new RegExp(`^${label}`));
    await press("Enter");
    const option = page.getByRole("option", { name });
    await expect(option).toBeVisible();
    const count = await page.getByRole("option").count();
    for (let steps = 0; steps < count; steps += 1) {
      if (await option.evaluate((found) => found === document.activeElement)) break;
      await press("ArrowDown");
    }
    await press("Enter");
    await expect(page.getByRole("combobox", { name: new RegExp(`^${label}`) })).toHaveText(name);
  };

  await tabTo("link", /^Webhooks$/);
  await press("Enter");
  await expect(page.getByRole("heading", { name: "Webhooks", level: 1 })).toBeVisible();
  await tabTo("button", /^Add endpoint$/);
  await press("Enter");
  await expect(page.getByLabel("Address")).toBeFocused();
  await page.keyboard.type(`${receiver.url}/keys`);
  await chooseByKeys("Account", new RegExp(shop.id));
  await chooseByKeys("Kind", /^Standard Webhooks$/);
  await tabTo("button", /^Add endpoint$/);
  await press("Enter");
  const secret = page.getByRole("dialog", { name: "Signing secret" });
  await expect(secret).toBeVisible();
  await tabTo("button", /^I have it$/);
  await press("Enter");
  await expect(page.getByRole("heading", { name: `${receiver.url}/keys`, level: 1 })).toBeVisible();

  await tabTo("button", /^Rotate secret$/);
  await press("Enter");
  await tabTo("radio", /^24 hours$/);
  await press("ArrowUp");
  await expect(page.getByRole("radio", { name: "1 hour" })).toBeChecked();
  await press("Enter");
  await expect(secret).toBeVisible();
  await tabTo("button", /^I have it$/);
  await press("Enter");
  await expect(secret).toBeHidden();
  await expect(page.getByRole("group", { name: "Change of secrets under way" })).toBeVisible();
  await page.context().close();
});
