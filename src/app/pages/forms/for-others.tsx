import type { PublishedForm } from "../../../domain/fold/forms.ts";
import { ButtonLink } from "../../components/button.tsx";
import { formsForOthers } from "../../forms/my-forms.ts";
import { useReckoned } from "../../session/use-session.ts";

export function ForOthers({ published }: { published: PublishedForm }) {
  const may = useReckoned(formsForOthers).includes(published);
  return may ? (
    <ButtonLink block to={`/forms/${published.form}/for`}>
      替别人填
    </ButtonLink>
  ) : null;
}
