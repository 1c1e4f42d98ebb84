import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { DataProvider } from "react-admin";
import { expect, test, vi } from "vitest";
import { endpointWith } from "../../testing/endpoint.ts";
import { renderAt } from "../../testing/render.tsx";
import EndpointList from "./EndpointList.tsx";

const page = { next: null, previous: null, total: { value: 1, capped: false } };
const cluster = {
  endpoint_id: "whe_1",
  account_id: "T12345678",
  url: "https://shop.example/hooks",
  class: "5xx" as const,
  code: 503,
  example: "The receiver answered 503",
  count: 412,
  is_capped: false,
  first_at: "2026-06-01T09:00:00.000Z",
  last_at: "2026-06-01T10:00:00.000Z",
};
const preview = { preview: { count: 412, is_capped: false, expired: 0, kept_since: null }, recovery: null };

const open = (recover = vi.fn().mockResolvedValue(preview)) => {
  renderAt(<EndpointList />, {
    dataProvider: {
      getList: () => Promise.resolve({ data: [endpointWith()], total: 1, meta: page }),
      listClusters: () => Promise.resolve([cluster]),
      listRecoveries: () => Promise.resolve([]),
      recover,
      listDialects: () => Promise.resolve([]),
    } as unknown as Partial<DataProvider>,
    address: "/webhook-endpoints",
    role: "admin",
  });
  return recover;
};

test("a row says how the endpoint is doing and leads to its page", async () => {
  open();
  const table = await screen.findByRole("table");
  const cells = within(table).getAllByRole("cell");
  expect(cells.map((cell) => cell.textContent)).toEqual([
    "https://shop.example/hooksPayments API webhooks · Orders",
    "Active",
    "99 %",
    "98 %",
    "1",
    expect.stringMatching(/^2longest \d+ days/),
    "120\u00a0ms",
    "",
  ]);
  expect(within(table).getByRole("img", { name: "96 events in the last 24 hours" })).toBeTruthy();
  const links = within(table).getAllByRole("link", { name: /shop.example/ });
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["/webhook-endpoints/whe_1/show"]);
});

test("the same failures are sent again together, after they were counted, at a chosen rate", async () => {
  const recover = open();
  fireEvent.click(await screen.findByRole("button", { name: "Recover these 412" }));
  const dialog = within(screen.getByRole("dialog"));
  fireEvent.click(await dialog.findByRole("button", { name: "Send 412 again at 5 a second" }));
  await waitFor(() => expect(recover).toHaveBeenCalledTimes(2));
  const wanted = { codes: [503], classes: ["5xx"], states: ["exhausted", "rejected"] };
  expect(recover.mock.calls[0]).toEqual(["whe_1", expect.objectContaining({ ...wanted, preview: true })]);
  expect(recover.mock.calls[1]).toEqual(["whe_1", expect.objectContaining({ ...wanted, rate_per_second: 5 })]);
});

test("the form of a new endpoint says what it still waits for", async () => {
  open();
  fireEvent.click(await screen.findByRole("button", { name: "Add endpoint" }));
  const dialog = within(screen.getByRole("dialog"));
  expect(dialog.getByText("Type an address.")).toBeTruthy();
  fireEvent.change(dialog.getByLabelText(/^Address/), { target: { value: "https://shop.example/hooks" } });
  expect(dialog.queryByText("Type an address.")).toBeNull();
});
