import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useRecordContext } from "react-admin";
import { Link as RouterLink } from "react-router";
import type { DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useShowAccount } from "../../layout/shown-account.tsx";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { AccountName } from "../AccountName.tsx";
import { BackLink } from "../BackLink.tsx";
import { RawJson } from "../RawJson.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { recordPath } from "../resource-path.ts";
import { ResendButton } from "./ResendButton.tsx";
import { AttemptList } from "./AttemptList.tsx";
import { DeliveryStateChip } from "./DeliveryStateChip.tsx";

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
  useShowAccount(delivery.account_id);
  useDocumentTitle(words("delivery.document_title", { event: delivery.event_type, id: delivery.id }));
  const { next_attempt_at, finished_at, last_error } = delivery;
  const isPayment = delivery.event_type.startsWith("payment.");
  return (
    <Stack spacing={2.5}>
      <Stack spacing={1}>
        <BackLink resource="deliveries" label={words("deliveries.title")} />
        <Stack direction="row" sx={{ alignItems: "center", flexWrap: "wrap", gap: 1.5 }}>
          <Typography variant="h1">{delivery.event_type}</Typography>
          <DeliveryStateChip state={delivery.state} />
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
              value: isPayment ? (
                <Link component={RouterLink} to={recordPath("payments", delivery.subject_id)}>
                  {delivery.subject_id}
                </Link>
              ) : (
                delivery.subject_id
              ),
            },
            { label: words("delivery.url"), value: `${delivery.method} ${delivery.url}` },
            { label: words("delivery.dialect"), value: delivery.dialect },
            {
              label: words("delivery.attempts"),
              value: words("deliveries.attempts_of", { count: delivery.attempt_count, max: delivery.attempts_max }),
            },
            {
              label: words("delivery.next"),
              value: next_attempt_at === null ? null : <InstantText value={next_attempt_at} />,
            },
            {
              label: words("delivery.finished"),
              value: finished_at === null ? null : <InstantText value={finished_at} />,
            },
            { label: words("delivery.last_error"), value: last_error },
            { label: words("payment.account"), value: <AccountName id={delivery.account_id} /> },
            { label: words("payment.created"), value: <InstantText value={delivery.created_at} /> },
          ]}
        />
      </Section>
      <Section title={words("delivery.attempts")} isPadded={false}>
        <AttemptList attempts={delivery.attempts ?? []} />
      </Section>
      <RawJson record={delivery} />
    </Stack>
  );
}
