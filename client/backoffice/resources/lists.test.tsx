import { screen, within } from "@testing-library/react";
import type { GetListResult } from "react-admin";
import { expect, test } from "vitest";
import { customerRow, delivery, sessionRow } from "../testing/rows.ts";
import { renderAt } from "../testing/render.tsx";
import CustomerList from "./customers/CustomerList.tsx";
import DeliveryList from "./deliveries/DeliveryList.tsx";
import SessionList from "./sessions/SessionList.tsx";

const page = { next: null, previous: null, total: { value: 1, capped: false } };

test.each([
  ["sessions", <SessionList key="s" />, sessionRow, 6],
  ["customers", <CustomerList key="c" />, customerRow, 6],
  ["deliveries", <DeliveryList key="d" />, delivery, 7],
] as const)("a full row of %s has no empty cell and leads to its page", async (resource, list, row, columns) => {
  renderAt(list, {
    dataProvider: { getList: (async () => ({ data: [row], total: 1, meta: page }) as GetListResult) as never },
    address: `/${resource}`,
  });
  const table = await screen.findByRole("table");
  const cells = within(table).getAllByRole("cell");
  expect(cells).toHaveLength(columns);
  for (const cell of cells) expect(cell.textContent).not.toBe("");
  const links = within(table).getAllByRole<HTMLAnchorElement>("link");
  for (const link of links) expect(link.getAttribute("href")).toBe(`/${resource}/${encodeURIComponent(row.id)}/show`);
});
