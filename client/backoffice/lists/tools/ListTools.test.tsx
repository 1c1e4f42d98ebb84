import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { ChangeListPreference, ListPreference } from "../../../../shared/lists/list-preference.schema.ts";
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

const asItComes: ListPreference = { list: "customers", hidden: [], order: [], view_id: null };

/** `preference` is how the server says that the person has the list. */
interface Wish {
  address?: string;
  preference?: Partial<ListPreference>;
}

function open(views: SavedViewView[], { address = "/customers", preference = {} }: Wish = {}) {
  let kept = { ...asItComes, ...preference };
  const calls = {
    changeListPreference: vi.fn((_list: string, change: ChangeListPreference) => {
      kept = { ...kept, ...change } as ListPreference;
      return Promise.resolve([kept]);
    }),
    createSavedView: vi.fn((request: CreateSavedView) =>
      Promise.resolve([...views, { ...own, ...request, id: "svw_3", is_mine: true }]),
    ),
    changeSavedView: vi.fn((id: string, change: ChangeSavedView) =>
      Promise.resolve(views.map((view) => (view.id === id ? { ...view, ...change } : view)) as SavedViewView[]),
    ),
    deleteSavedView: vi.fn(() => Promise.resolve()),
  };
  const page = { next: null, previous: null, total: { value: 12, capped: false } };
  const getList = (_list: string, { sort }: { sort?: { field: string } }) =>
    sort === undefined || sort.field === "created_at"
      ? Promise.resolve({ data: [row], total: 12, meta: page })
      : Promise.reject(new Error(`sort: ${sort.field}`));
  const dataProvider = {
    getList: getList as never,
    listSavedViews: () => Promise.resolve(views),
    ...calls,
    listPreferences: () => Promise.resolve([kept]),
  };
  renderAt(<CustomerList />, { dataProvider, address });
  return calls;
}

const address = () => decodeURIComponent(screen.getByLabelText("address").textContent);
const menu = async () => {
  fireEvent.click(await screen.findByRole("button", { name: "Views" }));
  return within(await screen.findByRole("dialog", { name: "Saved views" }));
};

test("a saved view opens the list as it was kept, and says how many rows it has now", async () => {
  const calls = open([own, team]);
  const views = await menu();
  expect(await views.findAllByLabelText("12 rows")).toHaveLength(2);
  fireEvent.click(views.getByText("Team, by Test Person"));
  await waitFor(() => expect(address()).toContain("email=kari@buyer.example"));
  expect(await screen.findByRole("button", { name: "Kari’s" })).toBeTruthy();
  // The next device knows as well.
  expect(calls.changeListPreference).toHaveBeenCalledWith("customers", { view_id: "svw_2" });
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
  const calls = open([own], { address: "/customers?phone=40", preference: { view_id: "svw_1" } });
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

const choose = async (views: Awaited<ReturnType<typeof menu>>, item: string) => {
  fireEvent.click(views.getByRole("button", { name: "Change “Newest”" }));
  fireEvent.click(await screen.findByRole("menuitem", { name: item }));
};

test("only one's own view can be changed, and is deleted after a question", async () => {
  const calls = open([own, team]);
  const views = await menu();
  expect(views.queryByRole("button", { name: "Change “Kari’s”" })).toBeNull();
  await choose(views, "Delete …");
  fireEvent.click(await screen.findByRole("button", { name: "Delete view" }));
  await waitFor(() => expect(calls.deleteSavedView).toHaveBeenCalledWith("svw_1"));
});

test("a view of one's own is given another name", async () => {
  const calls = open([own]);
  await choose(await menu(), "Rename …");
  fireEvent.change(await screen.findByRole("textbox", { name: "Name" }), { target: { value: "The newest" } });
  fireEvent.click(screen.getByRole("button", { name: "Rename view" }));
  await screen.findByText("View renamed");
  expect(calls.changeSavedView).toHaveBeenCalledWith("svw_1", { name: "The newest" });
});

test.each([
  ["shared with the team", { ...own }, "Share with the team", true, "The team sees the view"],
  ["taken back", { ...own, is_team: true }, "Keep for yourself", false, "Only you see the view"],
] as const)("a view of one's own is %s", async (_claim, view, item, isTeam, said) => {
  const calls = open([view]);
  await choose(await menu(), item);
  await screen.findByText(said);
  expect(calls.changeSavedView).toHaveBeenCalledWith("svw_1", { is_team: isTeam });
});

const headings = () => screen.getAllByRole("columnheader", { hidden: true }).map((cell) => cell.textContent);
const columnMenu = async () => {
  fireEvent.click(await screen.findByRole("button", { name: "Columns" }));
  return within(await screen.findByRole("dialog", { name: "Columns of this list" }));
};

test("a column is hidden until it is asked for again, and the server keeps it", async () => {
  const calls = open([]);
  await screen.findByText("Kari");
  const all = headings();
  const columns = await columnMenu();
  const [second] = columns.getAllByRole("checkbox");
  if (second !== undefined) fireEvent.click(second);
  await waitFor(() => expect(headings()).toHaveLength(all.length - 1));
  expect(calls.changeListPreference).toHaveBeenCalledWith("customers", { hidden: [expect.any(String)] });
  fireEvent.click(columns.getByRole("button", { name: "Reset columns" }));
  await waitFor(() => expect(headings()).toEqual(all));
  expect(calls.changeListPreference).toHaveBeenLastCalledWith("customers", { hidden: [], order: [] });
});

test("columns change places, and the one that names the row stays first", async () => {
  open([]);
  await screen.findByText("Kari");
  const [first, second, third, ...rest] = headings();
  const columns = await columnMenu();
  fireEvent.click(columns.getByRole("button", { name: `Move “${second ?? ""}” down` }));
  await waitFor(() => expect(headings()).toEqual([first, third, second, ...rest]));
  expect(columns.queryByRole("button", { name: `Move “${first ?? ""}” down` })).toBeNull();
});

test("columns come as the server has kept them for the person", async () => {
  open([], { preference: { hidden: ["email"], order: ["phone"] } });
  await screen.findByText("Kari");
  await waitFor(() => expect(headings()).not.toContain("E-mail"));
  expect(headings()[1]).toBe("Phone");
});
