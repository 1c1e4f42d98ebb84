import { fireEvent, screen } from "@testing-library/react";
import { type DataProvider, type RaRecord, useGetList, useRecordContext } from "react-admin";
import { Link, Route, Routes } from "react-router";
import { expect, test } from "vitest";
import { renderAt } from "../testing/render.tsx";
import { RecordPage } from "./RecordPage.tsx";

const row = { id: "dlv_1" };
const dataProvider = {
  getList: () => Promise.resolve({ data: [row], total: 1 }),
  getOne: () => Promise.resolve({ data: { ...row, attempts: [] } }),
} as unknown as Partial<DataProvider>;

function Rows() {
  const { data = [] } = useGetList<RaRecord>("deliveries");
  return data.map(({ id }) => (
    <Link key={id} to={`/${id}`}>
      {id}
    </Link>
  ));
}

function Tries() {
  const record = useRecordContext();
  return <p>{record?.["attempts"] === undefined ? "a part" : "the whole"}</p>;
}

test("a page that is opened from a fresh list shows the whole record and not the list's row", async () => {
  const page = (
    <RecordPage resource="deliveries">
      <Tries />
    </RecordPage>
  );
  renderAt(
    <Routes>
      <Route path="/" element={<Rows />} />
      <Route path="/:id" element={page} />
    </Routes>,
    { dataProvider },
  );
  fireEvent.click(await screen.findByRole("link", { name: "dlv_1" }));
  expect(await screen.findByText("the whole")).toBeTruthy();
});
