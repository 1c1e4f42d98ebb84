import Alert from "@mui/material/Alert";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useRecordContext } from "react-admin";
import type { CallView } from "../../../../shared/wire-calls/wire-call.schema.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { ShortList } from "../../fields/ShortList.tsx";
import { TextBlock } from "../../fields/TextBlock.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useShowAccount } from "../../layout/shown-account.tsx";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { AccountName } from "../AccountName.tsx";
import { BackLink } from "../BackLink.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { recordPath } from "../resource-path.ts";
import { CallAnswerChip } from "./CallAnswerChip.tsx";
import { CallObject } from "./CallObject.tsx";

export default function CallShow() {
  return (
    <RecordPage resource="calls">
      <CallPage />
    </RecordPage>
  );
}

function CallPage() {
  const call = useRecordContext<CallView>();
  return call === undefined ? null : <CallBody call={call} />;
}

export function CallBody({ call }: { call: CallView }) {
  const words = useWords();
  useShowAccount(call.account_id);
  useDocumentTitle(words("call.document_title", { id: call.id }));
  return (
    <Stack spacing={2.5}>
      <Stack spacing={1}>
        <BackLink resource="calls" label={words("calls.title")} />
        <Stack direction="row" sx={{ alignItems: "center", flexWrap: "wrap", gap: 1.5 }}>
          <Typography variant="h1" sx={{ overflowWrap: "anywhere" }}>
            {call.method} {call.path}
          </Typography>
          <CallAnswerChip call={call} />
        </Stack>
      </Stack>
      {call.is_replay && <Alert severity="info">{words("call.replay_note")}</Alert>}
      <CallFacts call={call} />
      {call.is_erased ? (
        <Alert severity="info">{words("call.erased")}</Alert>
      ) : (
        <>
          <Typography variant="body2" sx={{ color: "text.secondary" }}>
            {words(call.is_masked ? "call.masked" : "call.kept")}
          </Typography>
          <BodySection title={words("call.request")} emptyText={words("call.no_request")} body={call.request} />
          <BodySection title={words("call.response")} emptyText={words("call.no_response")} body={call.response} />
        </>
      )}
      {call.idempotency_key !== null && <SameKey call={call} />}
    </Stack>
  );
}

function CallFacts({ call }: { call: CallView }) {
  const words = useWords();
  const { idempotency_key: key, object } = call;
  return (
    <Section title={words("call.details")}>
      <Facts
        facts={[
          { label: words("calls.column.at"), value: <InstantText value={call.at} /> },
          {
            label: words("call.request_id"),
            value: <CopyableId id={call.id} what={words("call.request_id")} />,
          },
          { label: words("call.key"), value: key === null ? null : <CopyableId id={key} what={words("call.key")} /> },
          { label: words("call.code"), value: call.code },
          { label: words("call.object"), value: object === null ? null : <CallObject object={object} /> },
          { label: words("call.api"), value: words(`credential_api.${call.api}`) },
          { label: words("call.client"), value: call.credential_name },
          { label: words("payment.account"), value: <AccountName id={call.account_id} /> },
        ]}
      />
    </Section>
  );
}

function BodySection({ title, emptyText, body }: { title: string; emptyText: string; body: unknown }) {
  return (
    <Section title={title}>
      {body === null ? (
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {emptyText}
        </Typography>
      ) : (
        <TextBlock text={JSON.stringify(body, null, 2)} label={`${title} (JSON)`} />
      )}
    </Section>
  );
}

function SameKey({ call }: { call: CallView }) {
  const words = useWords();
  return (
    <ShortList
      title={words("call.same_key")}
      emptyText={words("call.no_same_key")}
      all={null}
      rows={call.same_key.map((other) => ({
        id: other.id,
        to: recordPath("calls", other.id),
        name: `${other.method} ${other.path}`,
        at: null,
        chip: <CallAnswerChip call={other} />,
        end: <InstantText value={other.at} to={recordPath("calls", other.id)} />,
      }))}
    />
  );
}
