import { lazy } from "react";
import { Route } from "react-router";
import { shortAddress } from "../short-address.tsx";

const LoanBoardPage = lazy(() => import("./LoanBoardPage.tsx"));

/** Beside the list and a loan's page: every status with the loans that are in it. */
export const loanAddresses = (
  <>
    <Route path="board" element={<LoanBoardPage />} />
    {shortAddress}
  </>
);
