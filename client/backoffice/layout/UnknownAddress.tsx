import { NotFoundPage } from "./NotFoundPage.tsx";

/** For addresses that no page has. */
export function UnknownAddress() {
  return <NotFoundPage />;
}
