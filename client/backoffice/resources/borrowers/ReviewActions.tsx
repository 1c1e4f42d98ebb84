import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import { correctableFields, type CorrectableField } from "../../../../shared/lending/kyc-template.ts";
import type { BorrowerView } from "../../../../shared/lending/borrower.schema.ts";
import { type CompanyProfile, companyProfiles } from "../../../../shared/lending/lending-states.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { useReviewBlocker } from "./use-review-blocker.ts";

/** The end of a review that nothing follows. */
export function DenyButton({ borrower }: { borrower: BorrowerView }) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const blocker = useReviewBlocker(borrower);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <BlockedButton variant="outlined" color="error" reason={blocker} onClick={() => setIsOpen(true)}>
        {words("borrower.deny")}
      </BlockedButton>
      {isOpen && (
        <ReasonDialog
          title={words("borrower.deny_title")}
          text={words("borrower.deny_text")}
          submitLabel={words("borrower.deny")}
          said={words("borrower.deny_done")}
          color="error"
          send={(reason) => dataProvider.denyBorrower(borrower.id, reason)}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}

/** Asks the partner for another value of what was declared. */
export function CorrectionButton({ borrower }: { borrower: BorrowerView }) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const blocker = useReviewBlocker(borrower);
  const [field, setField] = useState<CorrectableField | null>(null);
  return (
    <>
      <BlockedButton variant="outlined" reason={blocker} onClick={() => setField("name")}>
        {words("borrower.correct")}
      </BlockedButton>
      {field !== null && (
        <ReasonDialog
          title={words("borrower.correct_title")}
          text={words("borrower.correct_text")}
          submitLabel={words("borrower.correct")}
          said={words("borrower.correct_done")}
          send={(reason) => dataProvider.requestCorrection(borrower.id, { field, reason })}
          onClose={() => setField(null)}
        >
          <TextField
            select
            fullWidth
            label={words("borrower.correct_field")}
            value={field}
            onChange={(event) => setField(correctableFields.find((one) => one === event.target.value) ?? field)}
          >
            {correctableFields.map((one) => (
              <MenuItem key={one} value={one}>
                {words(`kyc_item.${one}`)}
              </MenuItem>
            ))}
          </TextField>
        </ReasonDialog>
      )}
    </>
  );
}

/** Says what legal form the customer has, which decides what they are asked for. */
export function LegalFormButton({ borrower }: { borrower: BorrowerView }) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const blocker = useReviewBlocker(borrower);
  const others = companyProfiles.filter((one) => one !== borrower.profile);
  const [profile, setProfile] = useState<CompanyProfile | null>(null);
  return (
    <>
      <BlockedButton variant="outlined" reason={blocker} onClick={() => setProfile(others[0] ?? null)}>
        {words("borrower.form")}
      </BlockedButton>
      {profile !== null && (
        <ReasonDialog
          title={words("borrower.form_title")}
          text={words("borrower.form_text")}
          submitLabel={words("borrower.form")}
          said={words("borrower.form_done")}
          send={(reason) => dataProvider.changeLegalForm(borrower.id, { profile, reason })}
          onClose={() => setProfile(null)}
        >
          <TextField
            select
            fullWidth
            label={words("borrower.form_field")}
            value={profile}
            onChange={(event) => setProfile(others.find((one) => one === event.target.value) ?? profile)}
          >
            {others.map((one) => (
              <MenuItem key={one} value={one}>
                {words(`company_profile.${one}`)}
              </MenuItem>
            ))}
          </TextField>
        </ReasonDialog>
      )}
    </>
  );
}
