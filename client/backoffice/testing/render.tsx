import { cleanup, configure, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { AdminContext, type DataProvider, memoryStore, Notification, testDataProvider } from "react-admin";
import { createMemoryRouter, RouterProvider, useLocation } from "react-router";
import { afterEach } from "vitest";
import type { StaffSessionView } from "../../../shared/identity/staff.schema.ts";
import { permissionsOf, type Role } from "../../../shared/permissions.ts";
import { i18nProvider } from "../i18n/i18n-provider.ts";
import { createQueryClient } from "../providers/query-client.ts";
import { lightTheme } from "../theme/theme.ts";

// What is waited for takes a few milliseconds, unless the machine is busy with other test files.
configure({ asyncUtilTimeout: 4_000 });

afterEach(cleanup);

interface Surroundings {
  /** The calls that the test expects; any other is refused. */
  dataProvider?: Partial<DataProvider>;
  address?: string;
  role?: Role;
  /** What is different about the person who is signed in. */
  session?: Partial<StaffSessionView>;
  /** What the browser remembers from before. */
  remembered?: Record<string, unknown>;
}

export function staffSession(role: Role): StaffSessionView {
  return {
    staff: { id: "stf_1", email: `${role}@kontor.example`, name: "Test Person" },
    role,
    permissions: [...permissionsOf(role)],
    limits: {},
    accounts: [{ id: "T12345678", name: "North shop", kind: "sandbox" }],
    expires_at: "2026-06-02T09:00:00.000Z",
    ends_in_seconds: 1_800,
    must_enrol: false,
    new_devices: 0,
    is_demo: true,
  };
}

/** Renders a part of the back office as the given role at the given address. */
export function renderAt(
  element: ReactNode,
  { dataProvider = {}, address = "/", role = "finance", session = {}, remembered = {} }: Surroundings = {},
) {
  const authProvider = {
    login: () => Promise.resolve(),
    logout: () => Promise.resolve(),
    checkAuth: () => Promise.resolve(),
    checkError: () => Promise.resolve(),
    getPermissions: () => Promise.resolve({ ...staffSession(role), ...session }),
  };
  const page = (
    <AdminContext
      authProvider={authProvider}
      dataProvider={testDataProvider(dataProvider)}
      i18nProvider={i18nProvider}
      queryClient={createQueryClient()}
      store={memoryStore({ "kontor.zone": "utc", ...remembered })}
      theme={lightTheme}
    >
      {element}
      <Notification />
      <Address />
    </AdminContext>
  );
  const router = createMemoryRouter([{ path: "*", element: page }], { initialEntries: [address] });
  return render(<RouterProvider router={router} />);
}

/** Where the person is, for tests that follow a link or change a filter. */
function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{pathname + search}</output>;
}
