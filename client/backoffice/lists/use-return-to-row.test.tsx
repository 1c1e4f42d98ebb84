import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { createMemoryRouter, Link, RouterProvider } from "react-router";
import { useReturnToRow } from "./use-return-to-row.ts";

afterEach(cleanup);

function List() {
  useReturnToRow(true);
  const rows = ["/a", "/b"];
  return (
    <main>
      <table>
        <tbody>
          {rows.map((href) => (
            <tr key={href}>
              <td>
                <Link to={href}>{href}</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}

test("Back from an object leads to its row, where the list was scrolled to", async () => {
  const scrollTo = vi.spyOn(window, "scrollTo").mockImplementation(() => undefined);
  const routes = [
    { path: "/", element: <List /> },
    { path: "/b", element: <h1>One object</h1> },
  ];
  const router = createMemoryRouter(routes);
  render(<RouterProvider router={router} />);
  vi.stubGlobal("scrollY", 640);
  fireEvent.click(screen.getByRole("link", { name: "/b" }));
  await screen.findByRole("heading");
  await router.navigate(-1);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("link", { name: "/b" })));
  expect(scrollTo).toHaveBeenCalledWith({ top: 640, behavior: "instant" });
});
