import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { type DataProvider, useGetOne } from "react-admin";
import { Link } from "react-router";
import { expect, test, vi } from "vitest";
import type { PaymentProfileView } from "../../../../shared/checkout/profile.schema.ts";
import { profileView } from "../../testing/checkout.ts";
import { refusal } from "../../testing/problem.ts";
import { renderAt } from "../../testing/render.tsx";
import { ProfileBody } from "./ProfileShow.tsx";

/** The page as the address opens it, with a way out. */
function Opened() {
  const { data } = useGetOne<PaymentProfileView>("payment-profiles", { id: profileView.id });
  return (
    <>
      {data !== undefined && <ProfileBody profile={data} />}
      <Link to="/payments">Elsewhere</Link>
    </>
  );
}

interface Server {
  changeProfile?: (...call: unknown[]) => Promise<PaymentProfileView>;
  getOne?: () => Promise<{ data: PaymentProfileView }>;
}

async function open(server: Server = {}, role: "admin" | "support" = "admin") {
  renderAt(<Opened />, {
    dataProvider: {
      getOne: () => Promise.resolve({ data: profileView }),
      previewProfile: () => Promise.resolve({ url: "about:blank" }),
      ...server,
    } as unknown as Partial<DataProvider>,
    address: "/payment-profiles/T12345678.summer/show",
    role,
  });
  await screen.findByRole("heading", { name: "Summer sale", level: 1 });
}

const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

test("whoever may only read is told who changes profiles, and nothing can be typed", async () => {
  await open({}, "support");
  expect(await screen.findByText("Only admins can change payment profiles.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Delete" })).toBeNull();
  for (const field of screen.getAllByRole("textbox")) expect(field.closest("fieldset:disabled")).not.toBeNull();
});

test("what is wrong is said beside its field, and cannot be saved", async () => {
  await open();
  type("Buttons and marks", "purple");
  expect(await screen.findByText("Such as #0f5468")).toBeTruthy();
  expect(screen.getByLabelText("Buttons and marks").getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled).toBe(true);
  type("Buttons and marks", "#7a1f5c");
  type(/^Name/, " ");
  expect(await screen.findByText("Type a name.")).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled).toBe(true);
});

test("a colleague who was faster is not written over, and is seen after taking back", async () => {
  const theirs = { ...profileView, description: "Theirs", updated_at: "2026-06-01T10:00:00.000Z" };
  const getOne = vi.fn(() => Promise.resolve({ data: profileView }));
  const changeProfile = vi.fn(() => {
    getOne.mockResolvedValue({ data: theirs });
    return Promise.reject(refusal(412, "stale_version"));
  });
  await open({ changeProfile, getOne });
  type("Description", "Mine");
  fireEvent.click(await screen.findByRole("button", { name: "Save" }));
  expect(await screen.findByText("The server says stale_version.")).toBeTruthy();
  expect(changeProfile.mock.calls[0]).toEqual([
    profileView.id,
    { name: "Summer sale", description: "Mine", settings: profileView.settings },
    profileView.updated_at,
  ]);
  await waitFor(() => expect(getOne).toHaveBeenCalledTimes(2));
  expect(screen.getByLabelText<HTMLInputElement>("Description").value).toBe("Mine");
  fireEvent.click(screen.getByRole("button", { name: "Take back" }));
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>("Description").value).toBe("Theirs"));
});

test("leaving with something unsaved asks first", async () => {
  await open();
  type("Description", "Half");
  fireEvent.click(screen.getByRole("link", { name: "Elsewhere" }));
  const question = within(await screen.findByRole("dialog", { name: "What you typed is not saved." }));
  fireEvent.click(question.getByRole("button", { name: "Keep editing" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(screen.getByLabelText("address").textContent).toContain("/payment-profiles/");
  fireEvent.click(screen.getByRole("link", { name: "Elsewhere" }));
  fireEvent.click(await screen.findByRole("button", { name: "Discard" }));
  await waitFor(() => expect(screen.getByLabelText("address").textContent).toBe("/payments"));
});

test("orders that cost nothing can be refused", async () => {
  const changeProfile = vi.fn<() => Promise<PaymentProfileView>>(() => Promise.resolve(profileView));
  await open({ changeProfile });
  const freeOrders = screen.getByRole<HTMLInputElement>("switch", { name: "Take orders that cost nothing" });
  expect(freeOrders.checked).toBe(true);
  fireEvent.click(freeOrders);
  fireEvent.click(await screen.findByRole("button", { name: "Save" }));
  await waitFor(() => expect(changeProfile).toHaveBeenCalledOnce());
  expect(JSON.stringify(changeProfile.mock.calls[0])).toContain('"takes_free_orders":false');
});

test("after saving nothing is asked", async () => {
  const saved = { ...profileView, description: "Done", updated_at: "2026-06-01T10:00:00.000Z" };
  await open({ changeProfile: () => Promise.resolve(saved), getOne: () => Promise.resolve({ data: profileView }) });
  type("Description", "Done");
  fireEvent.click(await screen.findByRole("button", { name: "Save" }));
  expect(await screen.findByText("The profile was saved.")).toBeTruthy();
  fireEvent.click(screen.getByRole("link", { name: "Elsewhere" }));
  await waitFor(() => expect(screen.getByLabelText("address").textContent).toBe("/payments"));
});
