import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useRecordContext } from "react-admin";
import type { MerchantView } from "../../../../shared/transfers/merchant.schema.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { MoneyText } from "../../fields/MoneyText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useShowAccount } from "../../layout/shown-account.tsx";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { AccountName } from "../AccountName.tsx";
import { BackLink } from "../BackLink.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { BalanceLines } from "./BalanceLines.tsx";
import { SettingsDialog } from "./SettingsDialog.tsx";
import { useSettingsFacts } from "./use-settings-facts.ts";

export default function MerchantShow() {
  return (
    <RecordPage resource="merchants">
      <MerchantPage />
    </RecordPage>
  );
}

function MerchantPage() {
  const merchant = useRecordContext<MerchantView>();
  return merchant === undefined ? null : <MerchantBody merchant={merchant} />;
}

export function MerchantBody({ merchant }: { merchant: MerchantView }) {
  const words = useWords();
  const mayManage = useMay("merchants.manage");
  const factsOf = useSettingsFacts();
  const [isChanging, setIsChanging] = useState(false);
  useShowAccount(merchant.account_id);
  useDocumentTitle(words("merchant.document_title", { name: merchant.name }));
  return (
    <Stack spacing={2.5}>
      <Stack spacing={1}>
        <BackLink resource="merchants" label={words("merchants.title")} />
        <Stack direction="row" sx={{ alignItems: "center", justifyContent: "space-between", flexWrap: "wrap", gap: 1 }}>
          <Typography variant="h1" sx={{ overflowWrap: "anywhere" }}>
            {merchant.name}
          </Typography>
          <BlockedButton
            variant="contained"
            reason={mayManage ? null : words("merchant.role")}
            onClick={() => setIsChanging(true)}
          >
            {words("merchant.change")}
          </BlockedButton>
        </Stack>
      </Stack>
      <Section title={words("merchant.balance")}>
        <Facts
          facts={
            merchant.balances.length === 0
              ? [{ label: words("merchant.balance"), value: words("merchant.no_balance") }]
              : merchant.balances.map(({ currency, amount }) => ({
                  label: currency,
                  value: <MoneyText amount={amount} currency={currency} />,
                }))
          }
        />
      </Section>
      <Section title={words("merchant.settings")}>
        <Facts
          facts={[
            {
              label: words("merchant.id"),
              value: <CopyableId id={merchant.merchant_id} what={words("merchant.id")} />,
            },
            { label: words("payment.account"), value: <AccountName id={merchant.account_id} /> },
            ...factsOf(merchant.settings),
          ]}
        />
      </Section>
      <BalanceLines merchant={merchant} />
      {isChanging && <SettingsDialog merchant={merchant} onClose={() => setIsChanging(false)} />}
    </Stack>
  );
}
