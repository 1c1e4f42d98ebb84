import { minuteMs } from "./delivery-tries.ts";
import { expect, test } from "./fixtures.ts";
import { startReceiver } from "./receiver.ts";
import { openShopAccount, payOrder } from "./shop-account.ts";
import { signInAs } from "./sign-in.ts";
import { expectAccessibleInBothThemes, openDesk, registerEndpoint } from "./webhook-desk.ts";

test("deleting asks for the endpoint's name, ends what waits, and keeps the log", async ({
  browser,
  kontor,
  start,
}) => {
  test.setTimeout(120_000);
  const shop = await openShopAccount(kontor, "Havets keramikk");
  const receiver = await startReceiver(start);
  const url = `${receiver.url}/hooks`;
  const page = await signInAs(browser, kontor, "admin");
  await openDesk(page);
  await registerEndpoint(page, {
    account: shop,
    url,
    kind: "Checkout webhooks",
    events: ["checkout_authorization"],
    description: "Old order system",
  });
  await receiver.answerWith(500);
  await payOrder(kontor, { token: shop.token, reference: "LAST-1" });
  await expect.poll(receiver.calls).toHaveLength(1);
  await page.reload();
  await page.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete endpoint" });
  await expect(dialog.getByRole("button", { name: "Delete" })).toBeDisabled();
  await dialog.getByLabel("Type its name to confirm").fill("Old order");
  await expect(dialog.getByRole("button", { name: "Delete" })).toBeDisabled();
  await dialog.getByLabel("Type its name to confirm").fill("Old order system");
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("This endpoint was deleted. Its log stays.")).toBeVisible();
  const newest = page.getByRole("region", { name: "Newest deliveries" });
  await newest.getByRole("link", { name: "checkout_authorization" }).click();
  await expect(page.getByText("Try 1")).toBeVisible();

  await kontor.advance(minuteMs);
  // Something that is told later arrives elsewhere, so nothing is still on its way to the deleted one.
  const other = await startReceiver(start);
  await payOrder(kontor, { token: shop.token, reference: "LAST-2", callbackUrl: `${other.url}/callback` });
  await expect.poll(other.calls).toHaveLength(1);
  expect(await receiver.calls()).toHaveLength(1);
  await page.context().close();
});
