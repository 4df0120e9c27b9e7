import { Button, ButtonLink } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { forgetShed, hasShed } from "./shed.ts";

/** Said until it is read: it stands on 首页 and on the page where it can be fetched again. */
export function ShedNotice({ withLink = true }: { withLink?: boolean }) {
  const what = hasShed.value;
  if (what === undefined) return null;
  const went = what === "media" ? "图片和录音" : "文章";
  return (
    <Notice kind="look" title={`手机满了，存下的${went}先收走了`}>
      <p>
        是给您写的腾地方。写的和记的一条没动{what === "media" && "，文章也都还在"}；空出地方以后，{went}
        可以再存。
      </p>
      <div class="side-by-side">
        {withLink && <ButtonLink to="/me/storage">看看手机上的东西</ButtonLink>}
        <Button onPress={forgetShed}>知道了</Button>
      </div>
    </Notice>
  );
}
