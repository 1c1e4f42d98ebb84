import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useRecordContext } from "react-admin";
import { Link as RouterLink } from "react-router";
import type { DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Countdown } from "../../fields/Countdown.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useReasonText } from "../../i18n/use-reason-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useShowAccount } from "../../layout/shown-account.tsx";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { AccountName } from "../AccountName.tsx";
import { BackLink } from "../BackLink.tsx";
import { RawJson } from "../RawJson.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { recordPath } from "../resource-path.ts";
import { useDialectName } from "../webhook-endpoints/use-dialect-name.ts";
import { ResendButton } from "./ResendButton.tsx";
import { AttemptList } from "./AttemptList.tsx";
import { DeliveryStateChip } from "./DeliveryStateChip.tsx";
import { SubjectLink } from "./SubjectLink.tsx";
import { TestMark } from "./TestMark.tsx";

export default function DeliveryShow() {
  return (
    <RecordPage resource="deliveries">
      <DeliveryPage />
    </RecordPage>
  );
}

export function DeliveryPage() {
  const delivery = useRecordContext<DeliveryView>();
  return delivery === undefined ? null : <DeliveryBody delivery={delivery} />;
}

function DeliveryBody({ delivery }: { delivery: DeliveryView }) {
  const words = useWords();
  const reasonText = useReasonText();
  useShowAccount(delivery.account_id);
  useDocumentTitle(words("delivery.document_title", { event: delivery.event_type, id: delivery.id }));
  const { next_attempt_at, finished_at, last_class, last_code, last_error, operation_id } = delivery;
  const error = last_error === null ? null : reasonText(last_error);
  const dialectName = useDialectName();
  const mayReadEndpoints = useMay("webhooks.read");
  return (
    <Stack spacing={2.5}>
      <Stack spacing={1}>
        <BackLink resource="deliveries" label={words("deliveries.title")} />
        <Stack direction="row" sx={{ alignItems: "center", flexWrap: "wrap", gap: 1.5 }}>
          <Typography variant="h1">{delivery.event_type}</Typography>
          <DeliveryStateChip state={delivery.state} />
          {delivery.is_test && <TestMark />}
          <Box sx={{ flexGrow: 1 }} />
          <ResendButton delivery={delivery} />
        </Stack>
      </Stack>
      <Section title={words("delivery.details")}>
        <Facts
          facts={[
            { label: words("delivery.id"), value: <CopyableId id={delivery.id} what={words("delivery.id")} /> },
            {
              label: words("delivery.event_id"),
              value: <CopyableId id={delivery.event_id} what={words("delivery.event_id")} />,
            },
            {
              label: words("delivery.subject"),
              value: <SubjectLink subject={delivery} isWhole />,
            },
            {
              label: words("delivery.operation_id"),
              value:
                operation_id === null ? null : <CopyableId id={operation_id} what={words("delivery.operation_id")} />,
            },
            {
              label: words("delivery.endpoint"),
              value: mayReadEndpoints ? (
                <Link component={RouterLink} to={recordPath("webhook-endpoints", delivery.endpoint_id)}>
                  {delivery.endpoint_id}
                </Link>
              ) : (
                delivery.endpoint_id
              ),
            },
            { label: words("delivery.url"), value: `${delivery.method} ${delivery.url}` },
            { label: words("delivery.dialect"), value: dialectName(delivery.dialect) },
            {
              label: words("delivery.attempts"),
              value: words("deliveries.attempts_of", {
                count: delivery.attempt_count,
                max: delivery.attempts_max,
                smart_count: delivery.attempts_max,
              }),
            },
            {
              label: words("delivery.next"),
              value: next_attempt_at === null ? null : <Countdown until={next_attempt_at} />,
            },
            {
              label: words("delivery.finished"),
              value: finished_at === null ? null : <InstantText value={finished_at} />,
            },
            {
              label: words("delivery.last_error"),
              // What a socket says is for those who look closer; what happened comes first.
              value:
                error === null || last_class === null || last_code !== null
                  ? error
                  : `${words(`code_class.${last_class}`)} · ${error}`,
            },
            { label: words("payment.account"), value: <AccountName id={delivery.account_id} /> },
            { label: words("payment.created"), value: <InstantText value={delivery.created_at} /> },
          ]}
        />
      </Section>
      {delivery.is_expired === true && <Alert severity="info">{words("delivery.expired")}</Alert>}
      <Section title={words("delivery.attempts")} isPadded={false}>
        <AttemptList delivery={delivery} />
      </Section>
      <RawJson record={delivery} />
    </Stack>
  );
}
