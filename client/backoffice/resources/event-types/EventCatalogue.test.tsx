import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { EventTypeView } from "../../../../shared/webhooks/event-catalogue.schema.ts";
import type { Role } from "../../../../shared/permissions.ts";
import { endpointWith } from "../../testing/endpoint.ts";
import { renderAt } from "../../testing/render.tsx";
import EventCatalogue from "./EventCatalogue.tsx";

const event: EventTypeView = {
  dialect: "payments",
  type: "payment.status_changed",
  description: "A transfer came in.",
  is_sent: true,
  has_test: true,
  schema: { type: "object" },
  example_url: null,
  example: '{"status":"confirmed"}',
};
const others: EventTypeView[] = [
  { ...event, dialect: "checkout-hook", type: "ping", description: "Somebody asked to try it." },
  { ...event, dialect: "checkout-hook", type: "receipt_add", description: "Another product.", is_sent: false },
];

function open(role: Role = "admin", address = "/event-types") {
  const getList = async () => ({ data: [endpointWith()], total: 1 });
  const listEventTypes = async () => [event, ...others];
  renderAt(<EventCatalogue />, { dataProvider: { listEventTypes, getList: getList as never }, address, role });
}

const types = () =>
  screen.queryAllByRole("button", { name: /payment\.status_changed|ping|receipt_add/ }).map((one) => one.textContent);

test("what is never sent is shown on demand, and says so", async () => {
  open();
  await screen.findByText("ping");
  expect(types()).toHaveLength(2);
  fireEvent.click(screen.getByRole("switch", { name: "Also show what is never sent" }));
  expect(types().at(-1)).toContain("receipt_add · Never sent");
});

test("searching looks at names and descriptions, keeps the words in the address and says when nothing is left", async () => {
  open("support", "/event-types?q=transfer");
  await waitFor(() => expect(types()).toHaveLength(1));
  fireEvent.change(screen.getByRole("searchbox", { name: "Search events" }), { target: { value: "no such" } });
  expect(await screen.findByText("No event matches.")).toBeTruthy();
  expect(screen.getByLabelText("address").textContent).toBe("/event-types?q=no+such");
});

test("an entry shows example and schema, and leads to the endpoints that can be sent a test", async () => {
  open();
  fireEvent.click(await screen.findByRole("button", { name: /payment\.status_changed/ }));
  expect((await screen.findByRole("region", { name: "Example body" })).textContent).toContain('"status": "confirmed"');
  expect(screen.getByRole("region", { name: "JSON schema" }).textContent).toContain('"type": "object"');
  fireEvent.click(await screen.findByRole("button", { name: "Send a test of this type" }));
  const item = within(await screen.findByRole("menu")).getByRole<HTMLAnchorElement>("menuitem");
  expect(item.getAttribute("href")).toBe("/webhook-endpoints/whe_1/show?test=payment.status_changed");
});

test("who may not send tests is not offered any", async () => {
  open("support");
  fireEvent.click(await screen.findByRole("button", { name: /payment\.status_changed/ }));
  await screen.findByRole("region", { name: "Example body" });
  expect(screen.queryByRole("button", { name: "Send a test of this type" })).toBeNull();
});
