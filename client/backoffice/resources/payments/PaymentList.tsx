import type { RaRecord } from "react-admin";
import type { PaymentRow } from "../../../../shared/payments/payment.schema.ts";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { useWords } from "../../i18n/use-words.ts";
import { FilterBar } from "../../lists/FilterBar.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { NewRowsPill } from "../../lists/NewRowsPill.tsx";
import { SearchBox } from "../../lists/SearchBox.tsx";
import { useRowSelection } from "../../lists/use-row-selection.ts";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { paymentFilters } from "./payment-filters.ts";
import { PaymentTable } from "./PaymentTable.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import { useMethodName } from "./use-method-text.ts";

const newestFirst = { field: "created_at", order: "DESC" } as const;

export default function PaymentList() {
  const words = useWords();
  const nameOf = useMethodName();
  const [account] = useAccountScope();
  const mayAct = useMay("payments.bulk");
  const { list, selection } = useRowSelection(
    useUrlList<PaymentRow>({ resource: "payments", defaultSort: newestFirst }),
    account,
  );
  return (
    <ListPage
      list={list as unknown as UrlList<RaRecord>}
      title={words("payments.title")}
      emptyText={words("payments.empty")}
      filters={
        <FilterBar filters={paymentFilters(words, nameOf)} search={<SearchBox label={words("payments.search")} />} />
      }
      notice={<NewRowsPill type="payment" />}
    >
      <PaymentTable canSortByAmount={list.view.filters["currency"]?.length === 1} isSelectable={mayAct} />
      {mayAct && (
        <SelectionBar selection={selection} shown={(list.controller.data ?? []).map(({ id }) => id)} page={list.page} />
      )}
    </ListPage>
  );
}
