import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { ChangeSavedView, CreateSavedView, SavedViewView } from "../../../../shared/lists/saved-view.schema.ts";
import CustomerList from "../../resources/customers/CustomerList.tsx";
import { renderAt } from "../../testing/render.tsx";

const row = {
  ...{ id: "cus_1", account_id: "T12345678", name: "Kari", email: "kari@buyer.example", phone: "+4740000000" },
  ...{ created_at: "2026-06-01T09:00:00.000Z", is_masked: false, external_id: null, country: "NO" },
};
const own: SavedViewView = {
  ...{ id: "svw_1", list: "customers", name: "Newest", query: "created_at.gte=2026-06-01", is_team: false },
  ...{ is_mine: true, owner_name: "Test Person", is_default: false, updated_at: "2026-06-01T09:00:00.000Z" },
};
const team = {
  ...own,
  id: "svw_2",
  name: "Kari’s",
  query: "email=kari%40buyer.example",
  is_team: true,
  is_mine: false,
};

function open(views: SavedViewView[], { address = "/customers", remembered = {} } = {}) {
  const calls = {
    createSavedView: vi.fn((request: CreateSavedView) =>
      Promise.resolve([...views, { ...own, ...request, id: "svw_3", is_mine: true }]),
    ),
    changeSavedView: vi.fn((id: string, change: ChangeSavedView) =>
      Promise.resolve(views.map((view) => (view.id === id ? { ...view, ...change } : view)) as SavedViewView[]),
    ),
    deleteSavedView: vi.fn(() => Promise.resolve()),
  };
  const page = { next: null, previous: null, total: { value: 12, capped: false } };
  const getList = () => Promise.resolve({ data: [row], total: 12, meta: page });
  const dataProvider = { getList: getList as never, listSavedViews: () => Promise.resolve(views), ...calls };
  renderAt(<CustomerList />, { dataProvider, address, remembered });
  return calls;
}

const address = () => decodeURIComponent(screen.getByLabelText("address").textContent);
const menu = async () => {
  fireEvent.click(await screen.findByRole("button", { name: "Views" }));
  return within(await screen.findByRole("dialog", { name: "Saved views" }));
};

test("a saved view opens the list as it was kept, and says how many rows it has now", async () => {
  open([own, team]);
  const views = await menu();
  expect(await views.findAllByLabelText("12 rows")).toHaveLength(2);
  fireEvent.click(views.getByText("Team, by Test Person"));
  await waitFor(() => expect(address()).toContain("email=kari@buyer.example"));
  expect(await screen.findByRole("button", { name: "Kari’s" })).toBeTruthy();
});

test("what the list shows is kept under a name, for the team when asked", async () => {
  const calls = open([], { address: "/customers?account=T12345678&email=kari@buyer.example&cursor=abc" });
  fireEvent.click((await menu()).getByRole("button", { name: "Save as a new view" }));
  expect(screen.getByRole("button", { name: "Save view" }).hasAttribute("disabled")).toBe(true);
  fireEvent.change(screen.getByRole("textbox", { name: "Name" }), { target: { value: " Kari " } });
  fireEvent.click(screen.getByRole("checkbox", { name: "For the whole team" }));
  fireEvent.click(screen.getByRole("button", { name: "Save view" }));
  await screen.findByText("View saved");
  const kept = { list: "customers", name: "Kari", query: "email=kari%40buyer.example", is_team: true };
  expect(calls.createSavedView).toHaveBeenCalledWith(kept);
});

test("changed filters update the view of one's own that was opened", async () => {
  const calls = open([own], { address: "/customers?phone=40", remembered: { "views.customers": "svw_1" } });
  fireEvent.click((await menu()).getByRole("button", { name: "Save filters to “Newest”" }));
  await waitFor(() => expect(calls.changeSavedView).toHaveBeenCalledWith("svw_1", { query: "phone=40" }));
});

test("the default view opens with the list, and not over filters that the address names", async () => {
  open([{ ...team, is_default: true }]);
  await waitFor(() => expect(address()).toContain("email=kari@buyer.example"));
});

test("an address with filters wins over the default view", async () => {
  open([{ ...team, is_default: true }], { address: "/customers?phone=40" });
  const views = await menu();
  expect(views.getByRole("button", { name: "Do not open the list with “Kari’s” any more" })).toBeTruthy();
  expect(address()).toContain("phone=40");
});

test("only one's own view can be deleted, after a question", async () => {
  const calls = open([own, team]);
  const views = await menu();
  expect(views.queryByRole("button", { name: "Delete “Kari’s”" })).toBeNull();
  fireEvent.click(views.getByRole("button", { name: "Delete “Newest”" }));
  fireEvent.click(await screen.findByRole("button", { name: "Delete view" }));
  await waitFor(() => expect(calls.deleteSavedView).toHaveBeenCalledWith("svw_1"));
});

test("a column is hidden until it is asked for again", async () => {
  open([]);
  const headings = () => screen.getAllByRole("columnheader").map((cell) => cell.textContent);
  await screen.findByText("Kari");
  const all = headings();
  fireEvent.click(await screen.findByRole("button", { name: "Columns" }));
  const columns = within(screen.getByRole("dialog", { name: "Columns of this list" }));
  const [second] = columns.getAllByRole("checkbox");
  if (second !== undefined) fireEvent.click(second);
  await waitFor(() => expect(screen.queryAllByRole("columnheader", { hidden: true })).toHaveLength(all.length - 1));
  fireEvent.click(columns.getByRole("button", { name: "Show all" }));
  await waitFor(() => expect(screen.queryAllByRole("columnheader", { hidden: true })).toHaveLength(all.length));
});
