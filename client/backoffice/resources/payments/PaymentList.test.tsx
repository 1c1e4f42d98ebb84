import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { GetListParams, GetListResult } from "react-admin";
import { expect, test, vi } from "vitest";
import type { Page } from "../../../../shared/page.ts";
import { paymentRow, transferPayment } from "../../testing/payment.ts";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import PaymentList from "./PaymentList.tsx";

const onePage: Page = { next: null, previous: null, total: { value: 1, capped: false } };
const rows = (data: unknown[], page: Page = onePage) =>
  ({ data, total: page.total.value, meta: page }) as GetListResult;

function openList(getList: (resource: string, params: GetListParams) => Promise<GetListResult>, address = "/payments") {
  const asked = vi.fn(getList);
  renderAt(<PaymentList />, { dataProvider: { getList: asked as never }, address });
  return asked;
}

const address = () => screen.getByLabelText("address").textContent;

test("a full row has no empty cell, and amounts stand right in figures of one width", async () => {
  openList(async () => rows([paymentRow]));
  const [box, ...cells] = within(await screen.findByRole("table")).getAllByRole("cell");
  expect(within(box as HTMLElement).getByRole("checkbox", { name: "Select order-1001" })).toBeTruthy();
  expect(cells).toHaveLength(8);
  for (const cell of cells) expect(cell.textContent).not.toBe("");
  const amount = screen.getByText("1,000.00 NOK").closest("td");
  expect(getComputedStyle(amount as Element).textAlign).toBe("right");
  expect(getComputedStyle(amount as Element).fontVariantNumeric).toBe("tabular-nums");
});

test("payments by transfer bring their document, bank reference and merchant, and wait for their transfer", async () => {
  openList(async () => rows([paymentRow, transferPayment()]));
  const [, , waiting] = within(await screen.findByRole("table")).getAllByRole("row");
  expect(within(waiting as HTMLElement).getAllByRole("cell")).toHaveLength(12);
  for (const text of ["20301234563", "9032000000000007731", "north-shop", "Waiting for transfer"]) {
    expect(waiting?.textContent).toContain(text);
  }
});

test("refunded money carries a sign", async () => {
  openList(async () => rows([{ ...paymentRow, refunded: 50_00 }]));
  expect(await screen.findByText("−50.00 NOK")).toBeTruthy();
});

test("a row is a real link", async () => {
  openList(async () => rows([paymentRow]));
  const link = await screen.findByRole<HTMLAnchorElement>("link", { name: "order-1001" });
  expect(link.getAttribute("href")).toBe(`/payments/${paymentRow.id}/show`);
});

test("the instant is told relatively, with the whole of it and its zone on focus", async () => {
  openList(async () => rows([paymentRow]));
  const created = await screen.findByRole("link", { name: /ago|month|year/ });
  fireEvent.focus(created);
  fireEvent.mouseOver(created);
  expect((await screen.findByRole("tooltip")).textContent).toBe("1 Jun 2026, 09:00:00 UTC");
});

test("filters, order and page are asked for as the address says", async () => {
  const asked = openList(
    async () => rows([paymentRow]),
    "/payments?account=T12345678&status=FAILED&currency=NOK&sort=-amount&cursor=abc",
  );
  await screen.findByRole("table");
  expect(asked.mock.calls[0]?.[1]).toMatchObject({
    sort: { field: "amount", order: "DESC" },
    filter: { status: ["FAILED"], currency: ["NOK"] },
    meta: { account: "T12345678", cursor: "abc" },
  });
});

test("an active filter is a chip that can be removed, and all of them can be cleared", async () => {
  openList(async () => rows([paymentRow]), "/payments?status=FAILED&currency=NOK&cursor=abc");
  expect(await screen.findByText("Status: Failed")).toBeTruthy();
  fireEvent.click(screen.getByLabelText("Remove filter Status"));
  await waitFor(() => expect(address()).toBe("/payments?currency=NOK"));
  fireEvent.click(screen.getByRole("button", { name: "Clear all" }));
  await waitFor(() => expect(address()).toBe("/payments"));
});

test("a chosen filter goes into the address", async () => {
  openList(async () => rows([paymentRow]));
  fireEvent.click(await screen.findByRole("button", { name: "Status" }));
  fireEvent.click(screen.getByRole("checkbox", { name: "Refunded" }));
  fireEvent.click(screen.getByRole("button", { name: "Apply" }));
  await waitFor(() => expect(address()).toBe("/payments?status=REFUNDED"));
});

test("an amount is filtered in minor units of one currency", async () => {
  openList(async () => rows([paymentRow]));
  fireEvent.click(await screen.findByRole("button", { name: "Amount" }));
  fireEvent.change(screen.getByRole("textbox", { name: "Amount" }), { target: { value: "12,50" } });
  fireEvent.click(screen.getByRole("button", { name: "Apply" }));
  await waitFor(() => expect(address()).toBe("/payments?currency=NOK&amount.gte=1250&amount.lte=1250"));
});

test("Enter in the search box searches", async () => {
  openList(async () => rows([paymentRow]));
  const box = await screen.findByRole("searchbox");
  fireEvent.change(box, { target: { value: " order-1 " } });
  fireEvent.keyDown(box, { key: "Enter" });
  await waitFor(() => expect(address()).toBe("/payments?q=order-1"));
});

test("Next and Previous follow the cursors, and the count says when it stopped counting", async () => {
  const page: Page = { next: "n", previous: "p", total: { value: 10_000, capped: true } };
  openList(async () => rows([paymentRow], page), "/payments?cursor=here&status=FAILED");
  expect(await screen.findByText("10,000+ in all")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Next" }));
  await waitFor(() => expect(address()).toBe("/payments?cursor=n&status=FAILED"));
  fireEvent.click(screen.getByRole("button", { name: "Previous" }));
  await waitFor(() => expect(address()).toBe("/payments?cursor=p&status=FAILED"));
});

test("the order by amount is offered within one currency only", async () => {
  openList(async () => rows([paymentRow]), "/payments?currency=NOK&sort=-amount");
  const header = (await screen.findByText("Amount", { selector: "th *" })).closest("th");
  expect(header?.getAttribute("aria-sort")).toBe("descending");
});

const nothing: Page = { ...onePage, total: { value: 0, capped: false } };

test("nothing yet and nothing matches are different messages", async () => {
  openList(async () => rows([], nothing));
  expect(await screen.findByText("Nothing here yet")).toBeTruthy();
});

test("an empty filtered list offers to clear the filters", async () => {
  openList(async () => rows([], nothing), "/payments?status=FAILED");
  expect(await screen.findByText("Nothing matches")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Clear filters" }));
  await waitFor(() => expect(address()).toBe("/payments"));
});

test("an error says what the server said and can be retried", async () => {
  const getList = vi
    .fn()
    .mockRejectedValueOnce(refusal(503, "unavailable"))
    .mockResolvedValue(rows([paymentRow]));
  openList(getList);
  expect(await screen.findByText(/The server says unavailable/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("order-1001")).toBeTruthy();
});

test("only who may export is offered the file, of the filtered set", async () => {
  openList(async () => rows([paymentRow]), "/payments?status=FAILED");
  const file = await screen.findByRole<HTMLAnchorElement>("link", { name: "Export" });
  expect(file.getAttribute("href")).toBe("/api/exports/payments.csv?status=FAILED&sort=-created_at&zone=UTC");
});

test("a remembered account is asked for and goes into the address", async () => {
  const getList = vi.fn(async () => rows([paymentRow]));
  renderAt(<PaymentList />, {
    dataProvider: { getList: getList as never },
    address: "/payments?status=FAILED",
    remembered: { "kontor.account": "T12345678" },
  });
  await waitFor(() => expect(address()).toBe("/payments?status=FAILED&account=T12345678"));
  await screen.findByRole("table");
  expect(getList.mock.calls).toHaveLength(1);
});
