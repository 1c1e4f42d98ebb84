import type { RaRecord } from "react-admin";
import type { DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { FilterBar } from "../../lists/FilterBar.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { useEventTypes } from "../event-types/use-event-types.ts";
import { DeliveryListActions } from "./DeliveryListActions.tsx";
import { deliveryFilters } from "./delivery-filters.ts";
import { DeliveryTable } from "./DeliveryTable.tsx";
import { FilteredFailures } from "./FilteredFailures.tsx";

const newestFirst = { field: "created_at", order: "DESC" } as const;

export default function DeliveryList() {
  const words = useWords();
  const list = useUrlList<DeliveryView>({ resource: "deliveries", defaultSort: newestFirst });
  const { data: eventTypes = [] } = useEventTypes();
  const sentTypes = [...new Set(eventTypes.filter((one) => one.is_sent).map((one) => one.type))].sort();
  return (
    <>
      <ListPage
        list={list as unknown as UrlList<RaRecord>}
        title={words("deliveries.title")}
        emptyText={words("deliveries.empty")}
        filters={<FilterBar filters={deliveryFilters(words, sentTypes)} />}
        actions={<DeliveryListActions filters={list.view.filters} />}
      >
        <DeliveryTable />
      </ListPage>
      <FilteredFailures filters={list.view.filters} />
    </>
  );
}
