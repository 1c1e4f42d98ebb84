import Add from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import { useState } from "react";
import type { RaRecord } from "react-admin";
import { useNavigate } from "react-router";
import { endpointStatuses } from "../../../../shared/webhooks/endpoint.schema.ts";
import type { EndpointRow, EndpointSecret } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { FilterBar } from "../../lists/FilterBar.tsx";
import { ListPage } from "../../lists/ListPage.tsx";
import { type UrlList, useUrlList } from "../../lists/use-url-list.ts";
import { recordPath } from "../resource-path.ts";
import { CreateEndpointDialog } from "./CreateEndpointDialog.tsx";
import { EndpointTable } from "./EndpointTable.tsx";
import { FailureClusters } from "./FailureClusters.tsx";
import { RecoveryList } from "./RecoveryList.tsx";
import { SecretDialog } from "./SecretDialog.tsx";

const worstFirst = { field: "attention", order: "DESC" } as const;

/** Endpoints with the worst on top, what fails at them, and what is being sent again. */
export default function EndpointList() {
  const words = useWords();
  const mayManage = useMay("webhooks.manage");
  const list = useUrlList<EndpointRow>({ resource: "webhook-endpoints", defaultSort: worstFirst });
  const [isCreating, setIsCreating] = useState(false);
  const [made, setMade] = useState<EndpointSecret | null>(null);
  const navigate = useNavigate();
  return (
    <>
      <ListPage
        list={list as unknown as UrlList<RaRecord>}
        title={words("endpoints.title")}
        emptyText={words("endpoints.empty")}
        actions={
          mayManage && (
            <Button variant="contained" startIcon={<Add />} onClick={() => setIsCreating(true)}>
              {words("endpoints.create")}
            </Button>
          )
        }
        filters={
          <FilterBar
            filters={[
              {
                kind: "choice",
                name: "status",
                label: words("endpoints.column.status"),
                choices: endpointStatuses.map((value) => ({ value, label: words(`endpoint_status.${value}`) })),
              },
              {
                kind: "choice",
                name: "signing",
                label: words("endpoints.column.signing"),
                choices: (["overlap", "single"] as const).map((value) => ({
                  value,
                  label: words(`endpoints.signing_${value}`),
                })),
              },
              { kind: "text", name: "merchant_id", label: words("endpoint.merchant") },
              { kind: "date", name: "created_at", label: words("endpoint.created") },
            ]}
          />
        }
      >
        <EndpointTable />
      </ListPage>
      <FailureClusters />
      <RecoveryList />
      {isCreating && (
        <CreateEndpointDialog
          onClose={() => setIsCreating(false)}
          onCreated={(answer) => {
            setIsCreating(false);
            setMade(answer);
          }}
        />
      )}
      {made !== null && (
        <SecretDialog
          title={words("secret.title")}
          made={made}
          onClose={() => void navigate(recordPath("webhook-endpoints", made.endpoint.id))}
        />
      )}
    </>
  );
}
