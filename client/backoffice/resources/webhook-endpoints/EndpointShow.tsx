import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useRecordContext } from "react-admin";
import type { EndpointPage } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useShowAccount } from "../../layout/shown-account.tsx";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { AccountName } from "../AccountName.tsx";
import { BackLink } from "../BackLink.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { EndpointMetricsSection } from "../webhook-metrics/EndpointMetricsSection.tsx";
import { EndpointActions } from "./EndpointActions.tsx";
import { EndpointBanner } from "./EndpointBanner.tsx";
import { EndpointDeliveries } from "./EndpointDeliveries.tsx";
import { EndpointStatusChip } from "./EndpointStatusChip.tsx";
import { HealthSection } from "./HealthSection.tsx";
import { ScheduleSection } from "./ScheduleSection.tsx";
import { SecretSection } from "./SecretSection.tsx";
import { TestEventSection } from "./TestEventSection.tsx";
import { useDialectName } from "./use-dialect-name.ts";
import { useSettingFacts } from "./use-setting-facts.ts";

export default function EndpointShow() {
  return (
    <RecordPage resource="webhook-endpoints">
      <EndpointRecordPage />
    </RecordPage>
  );
}

function EndpointRecordPage() {
  const endpoint = useRecordContext<EndpointPage>();
  return endpoint === undefined ? null : <EndpointBody endpoint={endpoint} />;
}

export function EndpointBody({ endpoint }: { endpoint: EndpointPage }) {
  const words = useWords();
  const dialectName = useDialectName();
  const mayManage = useMay("webhooks.manage");
  const name = endpoint.url ?? words("endpoints.per_session");
  const settingFacts = useSettingFacts();
  useShowAccount(endpoint.account_id);
  useDocumentTitle(words("endpoint.document_title", { url: name }));
  return (
    <Stack spacing={2.5}>
      <Stack spacing={1}>
        <BackLink resource="webhook-endpoints" label={words("endpoints.title")} />
        <Stack direction="row" sx={{ alignItems: "center", flexWrap: "wrap", gap: 1.5 }}>
          <Typography variant="h1" sx={{ overflowWrap: "anywhere" }}>
            {name}
          </Typography>
          <EndpointStatusChip endpoint={endpoint} />
        </Stack>
      </Stack>
      <EndpointBanner endpoint={endpoint} />
      {mayManage && endpoint.url !== null && endpoint.status !== "deleted" && <EndpointActions endpoint={endpoint} />}
      <HealthSection health={endpoint.health} />
      <EndpointMetricsSection endpoint={endpoint} />
      <Section title={words("endpoint.details")}>
        <Facts
          facts={[
            { label: words("endpoint.id"), value: <CopyableId id={endpoint.id} what={words("endpoint.id")} /> },
            { label: words("endpoint.dialect"), value: dialectName(endpoint.dialect) },
            {
              label: words("endpoint.events"),
              value:
                endpoint.event_patterns.length === 0
                  ? words("endpoint.every_event")
                  : endpoint.event_patterns.join(", "),
            },
            { label: words("endpoint.description"), value: endpoint.description },
            { label: words("payment.account"), value: <AccountName id={endpoint.account_id} /> },
            { label: words("endpoint.merchant"), value: endpoint.merchant_id },
            ...settingFacts(endpoint),
            { label: words("endpoint.created"), value: <InstantText value={endpoint.created_at} /> },
            { label: words("payment.updated"), value: <InstantText value={endpoint.updated_at} /> },
          ]}
        />
      </Section>
      <SecretSection endpoint={endpoint} mayManage={mayManage} />
      {mayManage && endpoint.status !== "deleted" && endpoint.event_types.length > 0 && endpoint.url !== null && (
        <TestEventSection endpoint={endpoint} />
      )}
      <ScheduleSection endpoint={endpoint} />
      <EndpointDeliveries endpointId={endpoint.id} />
    </Stack>
  );
}
