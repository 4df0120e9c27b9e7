import { foldVisitRequests } from "../../../domain/fold/visit-requests.ts";
import { VisitAnswer } from "../../care/visit-answer.tsx";
import { myElders } from "../../care/whom-to-call.ts";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import type { PageProps } from "../../routing/route.ts";
import { useFold, useMe, useReckoned } from "../../session/use-session.ts";

/** A 送学人 answers who has asked him to come by. */
export function AskedPage({ params }: PageProps) {
  const me = useMe();
  const elders = useReckoned(myElders);
  const request = useFold(foldVisitRequests).find(({ entry }) => entry === params["entry"]);
  const pairing = elders.find(({ elder }) => elder === request?.of);
  return (
    <Page title={pairing ? `${pairing.elderName}请您去一趟` : "请人去一趟"} back="/" backLabel="首页">
      {request && pairing ? (
        <VisitAnswer
          request={request}
          name={pairing.elderName}
          phone={pairing.elderPhone}
          nameOf={(member) => (member === me ? "您" : member === pairing.elder ? pairing.elderName : "支部")}
          primary
        />
      ) : (
        <Notice>这一条不在这部手机上，或者您已经不是他的送学人了。</Notice>
      )}
    </Page>
  );
}
