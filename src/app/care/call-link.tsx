import { Notice } from "../components/notice.tsx";
import { myBranch } from "../session/reckonings.ts";
import { useReckoned } from "../session/use-session.ts";
import { myHelpers, whomToCall } from "./whom-to-call.ts";

/** 给李春燕打电话. Where no number is known: whom to look for instead. */
export function CallLink() {
  const whom = useReckoned(whomToCall);
  const [helper] = useReckoned(myHelpers);
  const branch = useReckoned(myBranch)?.name ?? "支部";
  if (whom)
    return (
      <a class="button block tall" href={`tel:${whom.phone}`}>
        给{whom.name}打电话
      </a>
    );
  return (
    <Notice>{`这里还没有电话号码。有事请找${helper ? `${helper.helperName}，或到` : ""}${branch}。`}</Notice>
  );
}
