import Checkbox from "@mui/material/Checkbox";
import FormControl from "@mui/material/FormControl";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormGroup from "@mui/material/FormGroup";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";
import { type KycRequirement, kycRequirementNames } from "../../../../shared/lending/kyc-template.ts";
import { companyProfiles } from "../../../../shared/lending/lending-states.ts";
import { useWords } from "../../i18n/use-words.ts";
import { itemName } from "../borrowers/item-name.ts";
import type { FaultyField, SettingsDraft } from "./settings-draft.ts";

interface TemplateFieldsProps {
  draft: SettingsDraft;
  faults: readonly FaultyField[];
  onChange: (items: SettingsDraft["kycItems"]) => void;
}

/** What customers of each legal form are asked for. */
export function TemplateFields({ draft, faults, onChange }: TemplateFieldsProps) {
  const words = useWords();
  const { kycItems } = draft;
  return companyProfiles.map((profile) => (
    <FormControl key={profile} component="fieldset" error={faults.includes(profile)}>
      <FormLabel component="legend">
        {words("lending_settings.asked")}: {words(`company_profile.${profile}`)}
      </FormLabel>
      <FormGroup>
        {kycRequirementNames.map((name) => (
          <FormControlLabel
            key={name}
            label={itemName(words, name)}
            control={
              <Checkbox
                size="small"
                checked={kycItems[profile].includes(name)}
                onChange={(_event, isOn) =>
                  onChange({ ...kycItems, [profile]: toggled(kycItems[profile], name, isOn) })
                }
              />
            }
          />
        ))}
      </FormGroup>
      {faults.includes(profile) && <FormHelperText>{words("lending_settings.wrong_items")}</FormHelperText>}
    </FormControl>
  ));
}

/** In the order in which everything is listed. */
function toggled(items: readonly KycRequirement[], name: KycRequirement, isOn: boolean): KycRequirement[] {
  return kycRequirementNames.filter((one) => (one === name ? isOn : items.includes(one)));
}
