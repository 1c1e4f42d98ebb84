import { Navigate, Route, useLocation } from "react-router";

/** `/payments/ID` leads to the page that react-admin keeps at `/payments/ID/show`. */
export const shortAddress = <Route path=":id" element={<ToRecordPage />} />;

function ToRecordPage() {
  const { pathname, search, hash } = useLocation();
  return <Navigate replace to={{ pathname: `${pathname.replace(/\/$/, "")}/show`, search, hash }} />;
}
