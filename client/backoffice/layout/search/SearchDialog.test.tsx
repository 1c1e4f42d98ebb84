import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { SearchResult } from "../../../../shared/search/search.schema.ts";
import { renderAt } from "../../testing/render.tsx";
import { SearchButton } from "./SearchButton.tsx";
import SearchPage from "./SearchPage.tsx";

const hit = { account_id: "T12345678", created_at: "2026-06-01T09:00:00.000Z", subtitle: "CAPTURED · 10.00 NOK" };
const found = (q: string): SearchResult => ({
  q,
  groups: [
    {
      type: "payment",
      total: { value: 12, capped: false },
      hits: [{ ...hit, type: "payment", id: "T1.a", title: "order-1" }],
    },
    {
      type: "customer",
      total: { value: 1, capped: false },
      hits: [{ ...hit, type: "customer", id: "cus_1", title: "Kari" }],
    },
  ],
});

const search = vi.fn(async (q: string) => found(q));
beforeEach(() => search.mockClear());

const address = () => screen.getByLabelText("address").textContent;
const box = () => screen.findByRole("combobox");
const selected = () => screen.getByRole("option", { selected: true }).textContent;

async function searchFor(text: string) {
  renderAt(<SearchButton />, { dataProvider: { search } });
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  fireEvent.change(await box(), { target: { value: text } });
  await screen.findByText("13 results");
}

test("Ctrl-K opens it, the arrow keys choose over the groups and Enter goes there", async () => {
  await searchFor("kari");
  expect(document.activeElement).toBe(await box());
  expect(selected()).toBe("order-1Captured · 10.00 NOK");
  fireEvent.keyDown(await box(), { key: "ArrowDown" });
  expect(selected()).toContain("Kari");
  fireEvent.keyDown(await box(), { key: "Enter" });
  await waitFor(() => expect(address()).toBe("/customers/cus_1/show"));
});

test("Ctrl-Enter opens a new tab and stays", async () => {
  const opened = vi.spyOn(window, "open").mockReturnValue(null);
  await searchFor("order");
  fireEvent.keyDown(await box(), { key: "Enter", ctrlKey: true });
  expect(opened).toHaveBeenCalledWith("/payments/T1.a/show", "_blank", "noopener");
  expect(address()).toBe("/");
  opened.mockRestore();
});

test("a group says how many there are in all and leads to them", async () => {
  await searchFor("order 1");
  const all = screen.getByRole<HTMLAnchorElement>("link", { name: "All 12 in the payments list" });
  expect(all.getAttribute("href")).toBe("/payments?account=all&q=order+1");
});

test("a slash opens it, Escape closes it and gives the focus back", async () => {
  renderAt(<SearchButton />, { dataProvider: { search } });
  const opener = screen.getByRole("button", { name: /Search/ });
  opener.focus();
  fireEvent.keyDown(opener, { key: "/" });
  fireEvent.keyDown(await box(), { key: "Escape" });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(document.activeElement).toBe(opener);
  expect(search).not.toHaveBeenCalled();
});

test("a slash that is typed into a field stays a slash", () => {
  renderAt(
    <>
      <SearchButton />
      <input aria-label="note" />
    </>,
    { dataProvider: { search } },
  );
  fireEvent.keyDown(screen.getByLabelText("note"), { key: "/" });
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("nothing found says for what", async () => {
  search.mockResolvedValueOnce({ q: "zzz", groups: [] });
  renderAt(<SearchButton />, { dataProvider: { search } });
  fireEvent.click(screen.getByRole("button", { name: /Search/ }));
  fireEvent.change(await box(), { target: { value: "zzz" } });
  expect(await screen.findByText("Nothing found for zzz.")).toBeTruthy();
});

describe("operators", () => {
  const type = async (text: string) => {
    renderAt(<SearchButton />, { dataProvider: { search } });
    fireEvent.click(screen.getByRole("button", { name: /Search/ }));
    fireEvent.change(await box(), { target: { value: text } });
  };

  test("are echoed as chips, and a chip takes its part out of the text", async () => {
    await type("kari amount:>=100 currency:NOK -status:failed");
    await screen.findByText("13 results");
    const chips = screen.getByRole("group", { name: "Read as" });
    expect(chips.textContent).toBe("Read as“kari”amount: ≥ 100.00 NOKcurrency: NOKstatus: not failed");
    fireEvent.click(screen.getByRole("button", { name: "Without status: not failed" }));
    expect((await box()).getAttribute("value")).toBe("kari amount:>=100 currency:NOK");
  });

  test("lead to the list that shows the same", async () => {
    await type("kari status:captured created:2026-06-01");
    const all = await screen.findByRole<HTMLAnchorElement>("link", { name: "All 12 in the payments list" });
    const query = new URLSearchParams(all.getAttribute("href")?.split("?")[1]);
    expect(Object.fromEntries(query)).toEqual({
      ...{ account: "all", q: "kari", status: "CAPTURED" },
      ...{ "created_at.gte": "2026-06-01T00:00:00.000Z", "created_at.lte": "2026-06-01T23:59:59.999Z" },
    });
  });

  test("that are not known are named and not searched for", async () => {
    await type("stauts:failed");
    expect(await screen.findByText("“stauts:” is not known. Did you mean “status:”?")).toBeTruthy();
    fireEvent.change(await box(), { target: { value: "status:failed" } });
    await screen.findByText("13 results");
    expect(search.mock.calls.map(([q]) => q)).toEqual(["status:failed"]);
  });

  test("are explained by a question mark in the empty box", async () => {
    await type("");
    fireEvent.keyDown(await box(), { key: "?" });
    expect(screen.getByRole("region", { name: "What narrows a search" }).textContent).toContain("-status:expired");
  });
});

test("a pasted id goes straight to what it names", async () => {
  renderAt(<SearchButton />, { dataProvider: { search } });
  fireEvent.click(screen.getByRole("button", { name: /Search/ }));
  fireEvent.paste(await box(), { clipboardData: { getData: () => " T1.a " } });
  fireEvent.change(await box(), { target: { value: "T1.a" } });
  await waitFor(() => expect(address()).toBe("/payments/T1.a/show"));
});

test("the page keeps the search in its address", async () => {
  renderAt(<SearchPage />, { dataProvider: { search }, address: "/search?q=kari" });
  await screen.findByText("13 results");
  fireEvent.change(await box(), { target: { value: "kari type:customer" } });
  await waitFor(() => expect(address()).toBe("/search?q=kari+type%3Acustomer"));
});
